import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { TDocumentDefinitions, TFontDictionary } from 'pdfmake/interfaces.js';
import { root } from '../../tools/lib/paths.ts';

/**
 * A process of its own that renders pages by pdfmake as anybody would who follows its manual: fonts named by their files,
 * parsed with each document; no PDF/A, no embedded XML, no database. Answers a message with snapshots by the seconds of
 * processor that their pages took. The bytes of the logo come with each: rows of the same table as ours.
 */
interface PdfMake {
  setFonts(fonts: TFontDictionary): void;
  setUrlAccessPolicy(policy: () => boolean): void;
  setLocalAccessPolicy(policy: () => boolean): void;
  createPdf(definition: TDocumentDefinitions): { getBuffer(): Promise<Buffer> };
}

const documents = join(root, 'dist/server/apps/api/src/features/invoices/documents');
const fonts = join(root, 'apps/api/src/features/invoices/assets/fonts');
const { invoicePage } = (await import(pathToFileURL(join(documents, 'invoice-page.js')).href)) as {
  invoicePage: (invoice: unknown, logo: Uint8Array | null) => TDocumentDefinitions;
};
const pdfmake = createRequire(import.meta.url)('pdfmake') as PdfMake;
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy(() => true);

async function render(canonical: string, logo: Uint8Array | null): Promise<number> {
  const { version: _version, subset: _subset, ...page } = invoicePage(JSON.parse(canonical), logo);
  // pdfmake puts the contents of a file in the place of its name: the names are given anew for each document.
  const face = (name: string): string => join(fonts, `Roboto-${name}.ttf`);
  pdfmake.setFonts({ Roboto: { normal: face('Regular'), bold: face('Medium'), italics: face('Italic') } });
  return (await pdfmake.createPdf(page).getBuffer()).length;
}

process.on('message', ({ snapshots, logo }: { snapshots: readonly string[]; logo: Uint8Array | null }) => {
  void (async () => {
    const before = process.cpuUsage();
    for (const canonical of snapshots) {
      if ((await render(canonical, logo)) < 1000) throw new Error('that is no document');
    }
    const { user, system } = process.cpuUsage(before);
    process.send?.((user + system) / 1e6);
  })();
});
