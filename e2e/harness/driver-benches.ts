import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import type { Document, PrinterDriver } from '../../apps/print-worker/src/drivers/driver.ts';
import { textToPdf } from '../../apps/print-worker/src/drivers/ipp/text-to-pdf.ts';
import { NodePrinterDriver } from '../../apps/print-worker/src/drivers/node-printer/node-printer.driver.ts';
import { textToEscpos } from '../../apps/print-worker/src/drivers/raw9100/text-to-escpos.ts';
import { PaperSpooler } from '../../apps/print-worker/src/drivers/winspool/testing.ts';
import { WinspoolQueue } from '../../apps/print-worker/src/drivers/winspool/winspool-queue.ts';
import { WinspoolDriver } from '../../apps/print-worker/src/drivers/winspool/winspool.driver.ts';
import { local, programs } from '../../tools/lib/paths.ts';
import { claimStack } from '../../tools/lib/stack-folders.ts';
import { installNodePrinter } from './node-printer.ts';
import { isSheetOf } from './socket-printer.ts';
import { startCupsRig } from './worker-rig.ts';

/** A driver with a printer behind it, and a look at what really came out of it. */
export interface Bench {
  readonly driver: PrinterDriver;
  readonly sheets: (document: Document) => { sha256: string; size: number }[];
  /** What it prints, when that is not just any bytes. */
  readonly content?: (size: number) => Buffer;
  /** A driver for an address where there is no printer. */
  readonly nowhere: PrinterDriver;
  readonly stop: () => Promise<void>;
}

/** Lines of letters. */
export const textContent = (size: number): Buffer =>
  Buffer.from(randomBytes(size).toString('hex').replaceAll(/.{40}/g, '$&\n').slice(0, size));

/** The driver itself on a spooler in memory that keeps to what Windows documents. */
export function winspoolBench(): Promise<Bench> {
  const spooler = new PaperSpooler('Caisse');
  return Promise.resolve({
    driver: new WinspoolDriver(new WinspoolQueue('Caisse', spooler)),
    sheets: ({ bytes, sha256, size }) => {
      const ticket = Buffer.from(textToEscpos(new TextDecoder().decode(bytes)));
      return spooler.sheets.filter((sheet) => sheet.equals(ticket)).map(() => ({ sha256, size }));
    },
    content: textContent,
    nowhere: new WinspoolDriver(new WinspoolQueue('Nulle part', spooler)),
    stop: () => Promise.resolve(),
  });
}

/** The package itself and the real `lp`; what lies in the queue's device is the page that was handed over. */
export async function nodePrinterBench(): Promise<Bench> {
  const dir = claimStack(local);
  const { uri, spooler, paper } = await startCupsRig(join(dir, 'printer'));
  await installNodePrinter(dir);
  const options = {
    ...{ packageFolder: dir, folder: join(dir, 'pages'), env: { CUPS_SERVER: new URL(uri).host } },
    script: join(dirname(programs.worker), 'drivers/node-printer/node-printer.child.js'),
  };
  return {
    driver: new NodePrinterDriver('lp:picolo', options),
    sheets: ({ bytes, sha256, size }) => {
      const page = Buffer.from(textToPdf(new TextDecoder().decode(bytes)));
      const ours = paper.sheets().filter((sheet) => isSheetOf(sheet.bytes, page));
      return ours.map((sheet) => (sheet.bytes.equals(page) ? { sha256, size } : sheet));
    },
    content: textContent,
    nowhere: new NodePrinterDriver('lp:nowhere', options),
    stop: async () => {
      await spooler.stop();
      await paper.stop();
    },
  };
}
