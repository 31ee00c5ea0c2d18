import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CommitSteps, Document, Evidence, PrepareSteps } from '../../apps/print-worker/src/drivers/driver.ts';
import { FolderDriver } from '../../apps/print-worker/src/drivers/folder.driver.ts';
import { CupsDriver } from '../../apps/print-worker/src/drivers/ipp/cups.driver.ts';
import { trustOf } from '../../apps/print-worker/src/drivers/ipp/certificates.ts';
import { ippTimeouts } from '../../apps/print-worker/src/drivers/ipp/ipp-client.ts';
import { IppDriver } from '../../apps/print-worker/src/drivers/ipp/ipp.driver.ts';
import { Raw9100Driver } from '../../apps/print-worker/src/drivers/raw9100/raw9100.driver.ts';
import { textToEscpos } from '../../apps/print-worker/src/drivers/raw9100/text-to-escpos.ts';
import { local } from '../../tools/lib/paths.ts';
import { run } from '../../tools/lib/shell.ts';
import { claimStack } from '../../tools/lib/stack-folders.ts';
import { nodePrinterBench, textContent, winspoolBench, type Bench } from '../harness/driver-benches.ts';
import { startIppPrinter } from '../harness/printers.ts';
import { isSheetOf, startSocketPrinter } from '../harness/socket-printer.ts';
import { waitFor } from '../harness/wait.ts';
import { startCupsRig } from '../harness/worker-rig.ts';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

function folderBench(): Promise<Bench> {
  const dir = claimStack(local);
  const paper = join(dir, 'paper');
  const sheets: Bench['sheets'] = ({ uuid }) =>
    readdirSync(paper)
      .filter((name) => name.startsWith(uuid) && !name.endsWith('.tmp'))
      .map((name) => readFileSync(join(paper, name)))
      .map((bytes) => ({ sha256: sha256(bytes), size: bytes.length }));
  mkdirSync(paper);
  // No folder can be made below a file.
  writeFileSync(join(dir, 'file'), '');
  const nowhere = new FolderDriver(join(dir, 'file', 'paper'));
  return Promise.resolve({ driver: new FolderDriver(paper), sheets, nowhere, stop: () => Promise.resolve() });
}

async function ippBench(): Promise<Bench> {
  const printer = await startIppPrinter({ dir: join(claimStack(local), 'printer'), format: ['text/plain'] });
  return {
    driver: new IppDriver(printer.uri),
    sheets: ({ uuid }) => printer.ledger().filter(({ name }) => name === uuid),
    // Port 9 is "discard": nobody listens there.
    nowhere: new IppDriver('ipp://127.0.0.1:9/ipp/print'),
    stop: printer.stop,
  };
}

async function ippsBench(): Promise<Bench> {
  const dir = join(claimStack(local), 'printer');
  const printer = await startIppPrinter({ dir, format: ['text/plain'] });
  const line = { ...ippTimeouts, trust: trustOf({}, join(dir, 'worker')) };
  return {
    driver: new IppDriver(printer.uri.replace('ipp:', 'ipps:'), undefined, line),
    sheets: ({ uuid }) => printer.ledger().filter(({ name }) => name === uuid),
    nowhere: new IppDriver('ipps://127.0.0.1:9/ipp/print', undefined, line),
    stop: printer.stop,
  };
}

async function cupsBench(): Promise<Bench> {
  const { uri, spooler, paper } = await startCupsRig(join(claimStack(local), 'printer'));
  return {
    driver: new CupsDriver(uri),
    sheets: ({ bytes }) => paper.sheets().filter((sheet) => isSheetOf(sheet.bytes, bytes)),
    nowhere: new CupsDriver('ipp://127.0.0.1:9/printers/nowhere'),
    stop: async () => {
      await spooler.stop();
      await paper.stop();
    },
  };
}

async function rawBench(): Promise<Bench> {
  const printer = await startSocketPrinter({ speaks: true });
  return {
    driver: new Raw9100Driver(printer.uri),
    // A whole ticket counts as the document that it was made of.
    sheets: ({ bytes, sha256, size }) => {
      const ticket = textToEscpos(new TextDecoder().decode(bytes));
      const ours = printer.sheets().filter((sheet) => isSheetOf(sheet.bytes, ticket));
      return ours.map((sheet) => (sheet.bytes.equals(ticket) ? { sha256, size } : sheet));
    },
    content: textContent,
    nowhere: new Raw9100Driver('socket://127.0.0.1:9'),
    stop: printer.stop,
  };
}

/** No text by any chance: a single byte could be a control character, which is refused. */
const anyContent = (size: number): Buffer => (size === 1 ? Buffer.from('x') : randomBytes(size));

function newDocument(size: number, content: (size: number) => Buffer = anyContent): Document {
  const bytes = content(size);
  return {
    ...{ uuid: randomUUID(), title: 'Facture n° 1 – été', mediaType: 'text/plain; charset=utf-8', bytes, size },
    ...{ sha256: sha256(bytes), spoolId: null, printerUpTime: null },
  };
}

/** The steps of a commit that nothing stops, and a count of the moments before the first byte. */
function freeSteps(mayStart = true): CommitSteps & PrepareSteps & { firstBytes: number } {
  return {
    firstBytes: 0,
    firstByte() {
      this.firstBytes += 1;
      return mayStart;
    },
    hold: () => undefined,
  };
}

/** What every driver has to keep, whatever stands behind it. */
describe.each([
  ['folder', folderBench],
  ['ipp', ippBench],
  ['ipps', ippsBench],
  ['cups', cupsBench],
  ['raw9100', rawBench],
  ['winspool', winspoolBench],
  ['node-printer', nodePrinterBench],
] as const)('PR-9 driver contract: %s', (kind, open) => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await open();
  });
  afterAll(() => bench.stop());

  const settled = (document: Document): Promise<Evidence> =>
    waitFor('the end of the job', async () => {
      const found = await bench.driver.find(document);
      return found.kind === 'active' || found.kind === 'held' ? undefined : found;
    });

  const ready = (): Promise<true | undefined> =>
    waitFor('a ready printer', async () => (await bench.driver.state()).state === 'ready' || undefined);

  async function prepared(document: Document): Promise<Document> {
    await ready();
    const result = await bench.driver.prepare(document, freeSteps());
    if (result.kind !== 'prepared') throw new Error(result.reason);
    return { ...document, spoolId: result.spoolId, printerUpTime: result.printerUpTime };
  }

  it('lists itself with the address that jobs are routed by', async () => {
    expect(bench.driver.kind).toBe(kind === 'ipps' ? 'ipp' : kind);
    expect(await bench.driver.list()).toMatchObject([{ uri: bench.driver.uri, name: expect.stringMatching(/./) }]);
  });

  it('says what it takes, and that it is ready', async () => {
    expect((await bench.driver.capabilities())?.mediaTypes).toContain('text/plain');
    await ready();
  });

  it.each([1, 10_000, 1_000_000])('prints a document of %d bytes once and whole, and finds it', async (size) => {
    const document = await prepared(newDocument(size, bench.content));
    expect(bench.sheets(document)).toEqual([]);
    const steps = freeSteps();
    const result = await bench.driver.commit(document, steps);
    expect(result.kind).toBe('submitted');
    expect(steps.firstBytes).toBe(1);
    const spoolId = result.kind === 'submitted' ? result.spoolId : null;
    expect(await settled({ ...document, spoolId })).toMatchObject({ kind: 'done' });
    expect(bench.sheets(document)).toMatchObject([{ sha256: document.sha256, size }]);
  });

  it('prepares as often as wanted, and nothing comes out', async () => {
    const document = newDocument(5_000, bench.content);
    await prepared(document);
    await prepared(document);
    expect(bench.sheets(document)).toEqual([]);
  });

  it('PR-1 a text with characters that the printer has not is refused, never printed with question marks', async () => {
    await ready();
    const foreign = (): Buffer => Buffer.from('Bonjour 👩‍🍳 – שלום\n');
    const result = await bench.driver.prepare(newDocument(1, foreign), freeSteps());
    expect(result).toMatchObject(
      kind === 'folder' ? { kind: 'prepared' } : { kind: 'refused', reason: 'characters-not-printable' },
    );
  });

  it('sends nothing when it may not start any more', async () => {
    const document = await prepared(newDocument(5_000, bench.content));
    expect((await bench.driver.commit(document, freeSteps(false))).kind).toBe('wait');
    expect(bench.sheets(document)).toEqual([]);
  });

  it('knows nothing of a job that it never had', async () => {
    expect((await bench.driver.find(newDocument(10, bench.content))).kind).toBe('none');
  });

  it('a printer that is not there can wait, prints nothing and is not found out about', async () => {
    const document = newDocument(100, bench.content);
    expect((await bench.nowhere.state()).state).toBe('offline');
    expect((await bench.nowhere.prepare(document, freeSteps())).kind).toBe('wait');
    const result = await bench.nowhere.commit(document, freeSteps());
    expect(['wait', 'unknown']).toContain(result.kind);
    expect(['none', 'unreachable']).toContain((await bench.nowhere.find(document)).kind);
  });
});

describe('PR-9 an IPP printer that takes PDF and no text', () => {
  it('PR-4 prints a text as a PDF page that reads the same', async () => {
    const dir = join(claimStack(local), 'printer');
    const printer = await startIppPrinter({ dir, format: ['application/pdf'] });
    try {
      const text =
        '--------------------\nMESSAGE À IMPRIMER\n\nŒuvre à 12 € (été)\n\nDate: 2026-03-02\n--------------------\n';
      const bytes = Buffer.from(text);
      const document = { ...newDocument(1), bytes, size: bytes.length, sha256: sha256(bytes) };
      const driver = new IppDriver(printer.uri);
      expect((await driver.prepare(document)).kind).toBe('prepared');
      expect((await driver.commit(document, freeSteps())).kind).toBe('submitted');
      await waitFor('the sheet', () => printer.ledger().length === 1 || undefined);
      const sheet = join(dir, 'spool', readdirSync(join(dir, 'spool')).find((name) => name.endsWith('.pdf')) ?? '');
      expect((await run('qpdf', ['--check', sheet])).code).toBe(0);
      expect((await run('pdftotext', ['-layout', sheet, '-'])).stdout.replace(/\f$/, '').trimEnd()).toBe(
        text.trimEnd(),
      );
    } finally {
      await printer.stop();
    }
  });
});
