import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { textToPdf } from '../../../apps/print-worker/src/drivers/ipp/text-to-pdf.ts';
import { textToEscpos } from '../../../apps/print-worker/src/drivers/raw9100/text-to-escpos.ts';
import { startCupsSpooler } from '../cups-spooler.ts';
import { cuttableLine, type CuttableLine } from '../cuttable-line.ts';
import { installNodePrinter } from '../node-printer.ts';
import { startIppPrinter } from '../printers.ts';
import { isSheetOf, startSocketPrinter } from '../socket-printer.ts';
import { waitFor } from '../wait.ts';
import type { Driver, PrinterPart } from './cells.ts';

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
  /** For its worker's process, and what is laid into its worker's folder first. */
  readonly env?: Readonly<Record<string, string>>;
  readonly install?: (folder: string) => Promise<void>;
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

/** A worker's way through a queue of a cupsd that writes its records at once, so that it is ours to say whether they are lost. */
interface Spooled {
  readonly driver: Driver;
  /** What of the outlet depends on the address of the queue as the worker knows it. */
  readonly ways: (uri: string) => Pick<Outlet, 'uri' | 'settings' | 'env' | 'install'>;
  /** What the spooler is given for a document. */
  readonly page: (job: Wanted) => Buffer;
}

async function spooledOutlet(dir: string, { driver, ways, page }: Spooled): Promise<Outlet> {
  const paper = await startSocketPrinter({ speaks: false });
  const spooler = await startCupsSpooler(dir, { keeps: true });
  const { line, uri } = await through(await spooler.addQueue('picolo', paper.uri));
  const sheets = (job: Wanted): Sheet[] => {
    const wanted = page(job);
    return paper
      .sheets()
      .filter(({ bytes }) => isSheetOf(bytes, wanted))
      .map((sheet) => (sheet.bytes.equals(wanted) ? { sha256: sha256(job.bytes), size: job.bytes.length } : sheet));
  };
  const loseRecords: Struck = {
    strike: async () => {
      await spooler.kill();
      spooler.forget();
    },
    mend: spooler.restart,
  };
  const over = async (job: Wanted): Promise<void> => {
    await untilOut({ driver, sheets }, job);
    await waitFor('the spooler idle', async () => (await spooler.command('lpstat', ['-o'])) === '');
  };
  return {
    ...{ driver, sheets, over, ...ways(uri) },
    parts: {
      printer: { strike: paper.kill, mend: paper.restart },
      'line to the printer': lineOf(line),
      CUPS: { strike: spooler.kill, mend: spooler.restart },
      'CUPS without records': loseRecords,
    },
    total: () => paper.sheets().length,
    forget: async (job) => {
      if (driver !== 'cups') return;
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

const cupsOutlet = (dir: string): Promise<Outlet> =>
  spooledOutlet(join(dir, 'cups'), {
    driver: 'cups',
    ways: (uri) => ({ uri, settings: { paper: null, printers: [{ driver: 'cups', uri, name: 'Atelier' }] } }),
    page: ({ bytes }) => bytes,
  });

/** The package itself and the real `lp`, which asks the spooler through the line. */
const nodePrinterOutlet = (dir: string): Promise<Outlet> =>
  spooledOutlet(join(dir, 'lp'), {
    driver: 'node-printer',
    ways: (uri) => ({
      uri: 'lp:picolo',
      settings: { paper: null, printers: [{ driver: 'node-printer', uri: 'lp:picolo', name: 'Réserve' }] },
      env: { CUPS_SERVER: new URL(uri).host },
      install: installNodePrinter,
    }),
    page: ({ bytes }) => Buffer.from(textToPdf(new TextDecoder().decode(bytes))),
  });

const opened: Readonly<Record<Driver, (dir: string) => Promise<Outlet>>> = {
  folder: (dir) => Promise.resolve(folderOutlet(dir)),
  ipp: ippOutlet,
  cups: cupsOutlet,
  raw9100: rawOutlet,
  'node-printer': nodePrinterOutlet,
};

/** A printer for each of these drivers, with private folders below `dir`. */
export async function openOutlets(dir: string, drivers: readonly Driver[]): Promise<readonly Outlet[]> {
  const outlets: Outlet[] = [];
  for (const driver of drivers) outlets.push(await opened[driver](dir));
  return outlets;
}
