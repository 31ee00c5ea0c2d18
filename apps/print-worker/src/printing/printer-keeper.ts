import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import {
  maxWorkerPrinters,
  type FoundPrinter,
  type PrinterOrderAnswer,
  type PrinterOrderRefusal,
  type PrinterToAdd,
} from '@picolo/contracts';
import { ServerLink, type PrinterOrders } from '../connection/server-link.js';
import { findPrinters } from '../discovery/find-printers.js';
import { printerKey } from '../discovery/printer-key.js';
import { leadsHere, ownAddresses } from '../discovery/this-machine.js';
import { printerOf } from '../drivers/configured-printers.js';
import { PlainError } from '../plain-error.js';
import type { Printer } from '../drivers/printer.js';
import { mayBeTyped, printerToAdd, settingOf } from '../settings/printer-order.js';
import { hostOf, type PrinterSetting } from '../settings/printer-setting.js';
import { addressOf } from '../settings/told-printers.js';
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
      const running = this.running(setting.uri);
      if (running.length === 0 && !(await this.isKnown(printer))) {
        return refused(printer.driver === 'winspool' ? 'not-found' : 'address');
      }
      const isSame = this.sameAs(setting.uri);
      const line = this.listed.find(({ uri }) => isSame(uri));
      if (running.length === 0) {
        const refusal = this.take(line ?? setting, line === undefined);
        if (refusal !== null) return refusal;
      } else this.list(line ?? { ...setting, uri: running[0] ?? setting.uri }, line === undefined);
      for (const uri of this.running(setting.uri)) await this.watch.lookAt(uri);
      return await this.told();
    });
  }

  remove(order: unknown): Promise<PrinterOrderAnswer> {
    return this.inTurn(async () => {
      const uri = typeof order === 'object' && order !== null && 'uri' in order ? order.uri : null;
      if (typeof uri !== 'string') return refused('address');
      const isSame = this.sameAs(uri);
      const listed = this.addresses.filter(isSame);
      const running = this.running(uri);
      if (listed.length === 0 && running.length > 0) return refused('not-listed');
      // It may have left the list by hand, with a job of it in the journal.
      if ([uri, ...running, ...listed].some((one) => this.lanes.isBusy(one))) return refused('busy');
      if (listed.length > 0) this.write((printers) => printers.filter((printer) => !isSame(printer.uri)), isSame);
      for (const one of running) {
        this.lanes.leave(one);
        this.watch.remove(one);
      }
      this.log.info({ printer: uri, was: running }, 'a printer was removed');
      return await this.told();
    });
  }

  /** Builds it before it is written down: what cannot be built would keep the next start from it. Null: it prints. */
  private take(setting: PrinterSetting, isNew: boolean): PrinterOrderAnswer | null {
    const { uri, driver } = setting;
    if (this.watch.printers.length >= maxWorkerPrinters) {
      this.log.error(
        { printer: uri, most: maxWorkerPrinters },
        'a printer more than the server hears of was not added',
      );
      return refused('failed');
    }
    const taken = this.built(setting);
    if (taken === null) return refused('address');
    this.list(setting, isNew);
    this.watch.add(taken, setting);
    this.lanes.add(taken);
    this.log.info({ printer: uri, driver }, 'a printer was added');
    return null;
  }

  private built(setting: PrinterSetting): Printer | null {
    try {
      return printerOf(setting, this.options.data);
    } catch (error) {
      if (!(error instanceof PlainError)) throw error;
      this.log.warn({ printer: setting.uri, reason: error.message }, 'a printer cannot be added');
      return null;
    }
  }

  private get listed(): readonly PrinterSetting[] {
    return readSettings(this.options.data).printers ?? [];
  }

  /** All that stand in the file, those of lines that cannot be understood, too. */
  private get addresses(): readonly string[] {
    const { printers = [], unclear = [] } = readSettings(this.options.data);
    return [...printers.map(({ uri }) => uri), ...unclear.flatMap((line) => addressOf(line) ?? [])];
  }

  /** The addresses under which that printer is printed on. */
  private running(uri: string): readonly string[] {
    const isSame = this.sameAs(uri);
    return this.watch.printers.map((printer) => printer.uri).filter(isSame);
  }

  private sameAs(uri: string): (other: string) => boolean {
    const own = ownAddresses();
    const key = printerKey(uri, own);
    return (other) => printerKey(other, own) === key;
  }

  private async search(): Promise<readonly FoundPrinter[]> {
    const printers = await findPrinters(this.watch.printers.map(({ uri }) => uri));
    this.found = new Map(printers.map((printer) => [printer.uri, printer]));
    this.log.info({ printers: printers.length }, 'printers were looked for');
    return printers;
  }

  /** Anybody on the network may announce a raw port, too: of it the same is asked as of one that was typed. */
  private async isKnown(printer: PrinterToAdd): Promise<boolean> {
    if (printer.driver === 'raw9100') return mayBeTyped(printer) && !(await leadsHere(hostOf(printer.uri)));
    return this.found.get(printer.uri)?.driver === printer.driver || mayBeTyped(printer);
  }

  /** In the place of its lines that cannot be understood; one whose jobs have another address waits to be mended. */
  private list(setting: PrinterSetting, isNew: boolean): void {
    const isSame = this.sameAs(setting.uri);
    this.write(
      (printers) => (isNew ? [...printers, setting] : printers),
      (uri) => uri === setting.uri || (isSame(uri) && !this.lanes.isBusy(uri)),
    );
  }

  /** What people wrote into the file since the start stays; of what cannot be understood, what `goes` by its address does not. */
  private write(
    change: (printers: readonly PrinterSetting[]) => readonly PrinterSetting[],
    goes: (uri: string) => boolean,
  ): void {
    const { unclear = [], ...settings } = readSettings(this.options.data);
    const kept = unclear.filter((line) => !goes(addressOf(line) ?? ''));
    writeSettings(this.options.data, { ...settings, printers: change(settings.printers ?? []), unclear: kept });
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

const refused = (because: PrinterOrderRefusal): PrinterOrderAnswer => ({ done: false, because });
