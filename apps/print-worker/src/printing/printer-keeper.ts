import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import type { FoundPrinter, PrinterOrderAnswer, PrinterToAdd } from '@picolo/contracts';
import { ServerLink, type PrinterOrders } from '../connection/server-link.js';
import { findPrinters } from '../discovery/find-printers.js';
import { printerOf } from '../drivers/configured-printers.js';
import { mayBeTyped, printerToAdd, settingOf } from '../settings/printer-order.js';
import type { PrinterSetting } from '../settings/printer-setting.js';
import { readSettings, writeSettings } from '../settings/worker-settings.js';
import { WORKER_LOG, WORKER_OPTIONS, type WorkerOptions } from '../worker-options.js';
import { LaneKeeper } from './lane-keeper.js';
import { PrinterWatch } from './printer-watch.js';

/**
 * Finds printers, and takes up or leaves one while the worker runs (PR-7). `worker.json` is written first: whatever
 * happens after that, the next start has it. One order after the other.
 */
@Injectable()
export class PrinterKeeper implements PrinterOrders {
  /** What the last search found, by address. */
  private found: ReadonlyMap<string, FoundPrinter> = new Map();
  private searching: Promise<readonly FoundPrinter[]> | null = null;
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    @Inject(WORKER_OPTIONS) private readonly options: WorkerOptions,
    @Inject(WORKER_LOG) private readonly log: Logger,
    private readonly link: ServerLink,
    private readonly watch: PrinterWatch,
    private readonly lanes: LaneKeeper,
  ) {
    link.follow(this);
  }

  /** A search that is under way is shared. */
  find(): Promise<readonly FoundPrinter[]> {
    this.searching ??= this.search().finally(() => {
      this.searching = null;
    });
    return this.searching;
  }

  add(order: unknown): Promise<PrinterOrderAnswer> {
    return this.inTurn(async () => {
      const printer = printerToAdd(order);
      const setting = printer === null ? null : settingOf(printer);
      if (printer === null || setting === null) return refused('address');
      if (!this.watch.has(printer.uri) && !this.isKnown(printer)) {
        return refused(printer.driver === 'winspool' ? 'not-found' : 'address');
      }
      this.write((printers) => (printers.some(({ uri }) => uri === setting.uri) ? printers : [...printers, setting]));
      if (!this.watch.has(setting.uri)) {
        const taken = printerOf(setting, this.options.data);
        this.watch.add(taken, setting.name);
        this.lanes.add(taken);
        this.log.info({ printer: setting.uri, driver: setting.driver }, 'a printer was added');
      }
      await this.watch.lookAt(setting.uri);
      return await this.told();
    });
  }

  remove(order: unknown): Promise<PrinterOrderAnswer> {
    return this.inTurn(async () => {
      const uri = typeof order === 'object' && order !== null && 'uri' in order ? order.uri : null;
      if (typeof uri !== 'string') return refused('address');
      const isListed = (readSettings(this.options.data).printers ?? []).some((printer) => printer.uri === uri);
      if (!isListed && this.watch.has(uri)) return refused('not-listed');
      if (this.lanes.isBusy(uri)) return refused('busy');
      if (isListed) this.write((printers) => printers.filter((printer) => printer.uri !== uri));
      this.lanes.leave(uri);
      this.watch.remove(uri);
      this.log.info({ printer: uri }, 'a printer was removed');
      return await this.told();
    });
  }

  private async search(): Promise<readonly FoundPrinter[]> {
    const printers = await findPrinters(this.watch.printers.map(({ uri }) => uri));
    this.found = new Map(printers.map((printer) => [printer.uri, printer]));
    this.log.info({ printers: printers.length }, 'printers were looked for');
    return printers;
  }

  private isKnown(printer: PrinterToAdd): boolean {
    return this.found.get(printer.uri)?.driver === printer.driver || mayBeTyped(printer);
  }

  /** What people wrote into the file since the start stays. */
  private write(change: (printers: readonly PrinterSetting[]) => readonly PrinterSetting[]): void {
    const settings = readSettings(this.options.data);
    const [before, after] = [settings.printers ?? [], change(settings.printers ?? [])];
    if (after !== before) writeSettings(this.options.data, { ...settings, printers: after });
  }

  /** The server shows it at once; a word that is lost comes with the next beat. */
  private async told(): Promise<PrinterOrderAnswer> {
    this.lanes.printersAre((uri) => this.watch.takesJobs(uri));
    await this.link.beat(this.watch.printers).catch(() => undefined);
    return { done: true };
  }

  private inTurn(work: () => Promise<PrinterOrderAnswer>): Promise<PrinterOrderAnswer> {
    const turn = this.last.then(work).catch((error: unknown) => {
      this.log.error({ err: error }, 'the printers could not be changed');
      return refused('failed');
    });
    this.last = turn;
    return turn;
  }
}

const refused = (because: Extract<PrinterOrderAnswer, { done: false }>['because']): PrinterOrderAnswer => ({
  done: false,
  because,
});
