import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ciiInvoice } from '../domain/cii-invoice.js';
import { COMPANY_BUYER, invoiceSnapshot } from '../invoice-snapshot.builder.js';
import { facturX } from './factur-x.js';
import { ownFace } from './pdf-fonts.js';
import { SOURCE_THREAD } from './source-thread.builder.js';

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** Renders the builder's invoice in a fresh process and prints the SHA-256 of the file. */
const ELSEWHERE = `
  const feature = new URL('apps/api/src/features/invoices/', process.env.ROOT).href;
  const { facturX } = await import(feature + 'documents/factur-x.ts');
  const { ciiInvoice } = await import(feature + 'domain/cii-invoice.ts');
  const { invoiceSnapshot } = await import(feature + 'invoice-snapshot.builder.ts');
  const { createHash } = await import('node:crypto');
  const invoice = invoiceSnapshot();
  process.stdout.write(createHash('sha256').update(await facturX(invoice, ciiInvoice(invoice))).digest('hex'));
`;

/** A render takes 30 ms, and another process a second; a busy machine takes its time. */
describe('facturX', { timeout: 60_000 }, () => {
  it('IN-4 the same invoice gives the same bytes, whatever was rendered before', async () => {
    const invoice = invoiceSnapshot();
    const other = invoiceSnapshot({ buyer: COMPANY_BUYER }, [{ name: 'ﬁgues & «œufs» ½' }, { name: 'figues' }]);
    const first = await facturX(invoice, ciiInvoice(invoice));
    await facturX(other, ciiInvoice(other));
    expect(sha256(await facturX(invoice, ciiInvoice(invoice)))).toBe(sha256(first));
  });

  it('IN-4 sharing font tables between documents changes nothing', async () => {
    for (const name of ['Thé vert', 'ﬁgues – ﬀ ½ Ω', 'Ḿ ĳ ǆ e\u0300 ff fi']) {
      const invoice = invoiceSnapshot({}, [{ name }, { name: name.normalize('NFD') }]);
      const xml = ciiInvoice(invoice);
      expect(sha256(await facturX(invoice, xml))).toBe(sha256(await facturX(invoice, xml, { source: ownFace })));
    }
  });

  it('IN-4 documents made at the same time do not touch each other', async () => {
    const invoices = ['Thé', 'Café', 'Œufs', 'Grès'].map((name) => invoiceSnapshot({}, [{ name }]));
    const alone: string[] = [];
    for (const invoice of invoices) alone.push(sha256(await facturX(invoice, ciiInvoice(invoice))));
    const together = await Promise.all(invoices.map((invoice) => facturX(invoice, ciiInvoice(invoice))));
    expect(together.map(sha256)).toEqual(alone);
    expect(new Set(alone).size).toBe(invoices.length);
  });

  it('IN-4 another process gives the same bytes', async () => {
    const invoice = invoiceSnapshot();
    const root = new URL('../../../../../../', import.meta.url).href;
    const elsewhere = execFileSync(
      process.execPath,
      [...SOURCE_THREAD.execArgv, '--input-type=module', '--eval', ELSEWHERE],
      {
        encoding: 'utf8',
        cwd: fileURLToPath(root),
        env: { ...process.env, ROOT: root, NODE_OPTIONS: '' },
      },
    );
    expect(elsewhere).toBe(sha256(await facturX(invoice, ciiInvoice(invoice))));
  });

  it('IN-4 one changed word changes the file', async () => {
    const invoice = invoiceSnapshot();
    const other = invoiceSnapshot({ orderNumber: 'CMD-2026-000118' });
    const xml = ciiInvoice(invoice);
    expect(sha256(await facturX(other, xml))).not.toBe(sha256(await facturX(invoice, xml)));
  });

  it('IN-4 announces PDF/A-3b and Factur-X EN 16931 in its metadata', async () => {
    const invoice = invoiceSnapshot({ buyer: { ...COMPANY_BUYER, name: 'Martin & <Fils>' } });
    const text = (await facturX(invoice, ciiInvoice(invoice))).toString('latin1');
    for (const part of [
      '<pdfaid:part>3</pdfaid:part>',
      '<pdfaid:conformance>B</pdfaid:conformance>',
      '<fx:ConformanceLevel>EN 16931</fx:ConformanceLevel>',
      '<fx:DocumentFileName>factur-x.xml</fx:DocumentFileName>',
      '/AFRelationship /Data',
    ]) {
      expect(text).toContain(part);
    }
    expect(text.startsWith('%PDF-1.7')).toBe(true);
    const packet = /<rdf:RDF.*<\/rdf:RDF>/su.exec(text)?.[0] ?? '';
    expect(packet).not.toMatch(/&(?!\w+;)/u);
    expect(packet).toContain('<xmp:ModifyDate>2026-11-20T09:30:00Z</xmp:ModifyDate>');
  });
});
