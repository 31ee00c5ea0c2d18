import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { textToEscpos } from '../../../apps/print-worker/src/drivers/raw9100/text-to-escpos.ts';
import { startCupsSpooler } from '../cups-spooler.ts';
import { cuttableLine, type CuttableLine } from '../cuttable-line.ts';
import type { Driver } from '../kill-cases.ts';
import { startIppPrinter } from '../printers.ts';
import { isSheetOf, startSocketPrinter } from '../socket-printer.ts';
import { waitFor } from '../wait.ts';
import type { PrinterPart } from './cells.ts';

/** What was to be printed. */
export interface Wanted {
  readonly uuid: string;
  readonly bytes: Buffer;
}

export interface Sheet {
  readonly sha256: string;
  readonly size: number;
}

/** Something that is killed and comes back. */
export interface Struck {
  strike: () => Promise<void> | void;
  mend: () => Promise<void> | void;
}

/** One printer with everything between the worker and its paper. */
export interface Outlet {
  readonly driver: Driver;
  readonly uri: string;
  /** Of worker.json. */
  readonly settings: { readonly paper: string | null; readonly printers: readonly object[] };
  readonly parts: Partial<Record<PrinterPart, Struck>>;
  /** What came out for a job, half sheets too. */
  readonly sheets: (job: Wanted) => Sheet[];
  /** Everything that came out for anybody. */
  readonly total: () => number;
  /** Waits until the printer has the job behind it. */
  readonly over: (job: Wanted) => Promise<void>;
  /** Makes it unknowable whether a job that came out did. */
  readonly forget: (job: Wanted) => Promise<void> | void;
  readonly stop: () => Promise<void>;
}

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const lineOf = (line: CuttableLine): Struck => ({
  strike: () => {
    line.cut();
  },
  mend: () => {
    line.mend();
  },
});

/** The address as the worker knows it: through the line. */
async function through(uri: string): Promise<{ line: CuttableLine; uri: string }> {
  const line = await cuttableLine(uri.replace(/^\w+:/, 'http:'));
  const { port } = new URL(line.url);
  return { line, uri: uri.replace(/\/\/[^/]+/, `//127.0.0.1:${port}`) };
}

async function untilOut({ driver, sheets }: Pick<Outlet, 'driver' | 'sheets'>, job: Wanted): Promise<void> {
  await waitFor(`${job.uuid} out of ${driver}`, () => sheets(job).some(({ size }) => size === job.bytes.length));
}

/** A folder whose share goes away: a file lies where it was. */
function folderOutlet(dir: string): Outlet {
  const paper = join(dir, 'sheets');
  mkdirSync(paper, { recursive: true });
  const names = (): string[] => readdirSync(paper).filter((name) => !name.endsWith('.tmp'));
  const sheets = ({ uuid }: Wanted): Sheet[] =>
    names()
      .filter((name) => name.startsWith(uuid))
      .map((name) => readFileSync(join(paper, name)))
      .map((bytes) => ({ sha256: sha256(bytes), size: bytes.length }));
  return {
    driver: 'folder',
    uri: `folder:${paper}`,
    settings: { paper, printers: [] },
    parts: {
      printer: {
        strike: () => {
          renameSync(paper, `${paper}.away`);
          writeFileSync(paper, '');
        },
        mend: () => {
          rmSync(paper);
          renameSync(`${paper}.away`, paper);
        },
      },
    },
    sheets,
    total: () => names().length,
    over: (job) => untilOut({ driver: 'folder', sheets }, job),
    // Somebody has taken it out of the folder.
    forget: ({ uuid }) => {
      rmSync(join(paper, `${uuid}.txt`));
    },
    stop: () => Promise.resolve(),
  };
}

async function ippOutlet(dir: string): Promise<Outlet> {
  const printer = await startIppPrinter({ dir: join(dir, 'printer'), format: ['text/plain'] });
  const { line, uri } = await through(printer.uri);
  const sheets = ({ uuid }: Wanted): Sheet[] => printer.ledger().filter(({ name }) => name === uuid);
  return {
    driver: 'ipp',
    uri,
    settings: { paper: null, printers: [{ driver: 'ipp', uri, name: 'Bureau' }] },
    parts: {
      printer: { strike: printer.kill, mend: printer.restart },
      'line to the printer': lineOf(line),
    },
    sheets,
    total: () => printer.ledger().length,
    over: (job) => untilOut({ driver: 'ipp', sheets }, job),
    forget: () => undefined,
    stop: async () => {
      await line.close();
      await printer.stop();
    },
  };
}

async function rawOutlet(): Promise<Outlet> {
  const printer = await startSocketPrinter({ speaks: true });
  const { line, uri } = await through(printer.uri);
  const ticket = ({ bytes }: Wanted): Buffer => Buffer.from(textToEscpos(new TextDecoder().decode(bytes)));
  // A whole ticket counts as the document that it was made of.
  const sheets = (job: Wanted): Sheet[] => {
    const wanted = ticket(job);
    return printer
      .sheets()
      .filter(({ bytes }) => isSheetOf(bytes, wanted))
      .map((sheet) => (sheet.bytes.equals(wanted) ? { sha256: sha256(job.bytes), size: job.bytes.length } : sheet));
  };
  return {
    driver: 'raw9100',
    uri,
    settings: { paper: null, printers: [{ driver: 'raw9100', uri, name: 'Caisse' }] },
    parts: { printer: { strike: printer.kill, mend: printer.restart }, 'line to the printer': lineOf(line) },
    sheets,
    total: () => printer.sheets().length,
    over: (job) => untilOut({ driver: 'raw9100', sheets }, job),
    forget: () => undefined,
    stop: async () => {
      await line.close();
      await printer.stop();
    },
  };
}

/** A queue of a cupsd that writes its records at once, so that it is ours to say whether they are lost. */
async function cupsOutlet(dir: string): Promise<Outlet> {
  const paper = await startSocketPrinter({ speaks: false });
  const spooler = await startCupsSpooler(join(dir, 'printer'), { keeps: true });
  const { line, uri } = await through(await spooler.addQueue('picolo', paper.uri));
  const sheets = (job: Wanted): Sheet[] => paper.sheets().filter(({ bytes }) => isSheetOf(bytes, job.bytes));
  const loseRecords: Struck = {
    strike: async () => {
      await spooler.kill();
      spooler.forget();
    },
    mend: spooler.restart,
  };
  const over = async (job: Wanted): Promise<void> => {
    await untilOut({ driver: 'cups', sheets }, job);
    await waitFor('the spooler idle', async () => (await spooler.command('lpstat', ['-o'])) === '');
  };
  return {
    driver: 'cups',
    uri,
    settings: { paper: null, printers: [{ driver: 'cups', uri, name: 'Atelier' }] },
    parts: {
      printer: { strike: paper.kill, mend: paper.restart },
      'line to the printer': lineOf(line),
      CUPS: { strike: spooler.kill, mend: spooler.restart },
      'CUPS without records': loseRecords,
    },
    sheets,
    total: () => paper.sheets().length,
    over,
    forget: async (job) => {
      await over(job);
      await loseRecords.strike();
      await loseRecords.mend();
    },
    stop: async () => {
      await line.close();
      await spooler.stop();
      await paper.stop();
    },
  };
}

/** One printer of each kind, with private folders below `dir`. */
export async function openOutlets(dir: string): Promise<readonly Outlet[]> {
  return [folderOutlet(dir), await ippOutlet(dir), await cupsOutlet(dir), await rawOutlet()];
}
