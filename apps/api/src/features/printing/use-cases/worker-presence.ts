import { Injectable } from '@nestjs/common';
import { roomOfPermission, type LiveMessage, type ReportedPrinter } from '@picolo/contracts';
import type { Tx } from '@picolo/server/db';
import { Outbox } from '@picolo/server/outbox';
import { addressHashOf, PrintersRepository, type ReportedPrinterRow } from '../persistence/printers.repository.js';
import { PrinterSightingsRepository, type PrinterSighting } from '../persistence/printer-sightings.repository.js';
import { PrinterMovesRepository } from '../persistence/printer-moves.repository.js';
import { PrintWorkersRepository } from '../persistence/print-workers.repository.js';
import { RoutingNews } from './routing-news.js';

const rooms = [roomOfPermission('printing.read')];

type Condition = Pick<ReportedPrinter, 'state' | 'stateReasons'>;
type Sightings = ReadonlyMap<string, PrinterSighting>;
type Reports = ReadonlyMap<string, ReportedPrinter>;
const looksLike = (one: Condition, other: Condition): boolean =>
  one.state === other.state && JSON.stringify(one.stateReasons) === JSON.stringify(other.stateReasons);

/** What screens learn of workers and printers, and how a worker's report of its printers is taken over (PR-7). */
@Injectable()
export class WorkerPresence {
  constructor(
    private readonly workers: PrintWorkersRepository,
    private readonly printers: PrintersRepository,
    private readonly sightings: PrinterSightingsRepository,
    private readonly moves: PrinterMovesRepository,
    private readonly news: RoutingNews,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Takes over what a worker sees; what it no longer sees is offline, or another worker's. Only what changed is written
   * and told. Answers the printers reported, and what to tell.
   */
  async report(tx: Tx, workerId: number, reported: readonly ReportedPrinter[]): Promise<PrinterReport> {
    const before = new Map((await this.sightings.ofWorker(tx, workerId)).map((seen) => [seen.uri, seen]));
    const byAddress = new Map(reported.map((printer) => [addressHashOf(workerId, printer), printer]));
    const known = await this.known(tx, workerId, byAddress, before);
    const live: LiveMessage[] = [];
    const rows = new Map<string, ReportedPrinterRow>();
    for (const [hash, printer] of byAddress) {
      const was = known.get(hash) ?? null;
      let row = await this.see(tx, workerId, printer, was, before.get(printer.uri) ?? null);
      if (await this.learns(tx, workerId, row, printer)) row = { ...row, version: row.version + 1 };
      rows.set(hash, row);
      if (row !== was) live.push(this.printerChanged(row));
    }
    const nowAt = new Map([...byAddress].map(([hash, { uri }]) => [uri, rows.get(hash)?.id]));
    live.push(...(await this.unsee(tx, workerId, [...before.values()], nowAt)));
    await this.printers.seen(tx, workerId);
    const ids = reported.flatMap((printer) => {
      const row = rows.get(addressHashOf(workerId, printer));
      return row === undefined ? [] : [{ uri: printer.uri, id: row.id }];
    });
    const hasNew = [...byAddress.keys()].some((hash) => known.get(hash)?.removedAt !== null);
    return { printers: ids, live, hasNew };
  }

  /** Its printers go to others that see them; what is left is nobody's. Answers what to tell. */
  async leave(tx: Tx, workerId: number): Promise<readonly LiveMessage[]> {
    const live: LiveMessage[] = [];
    for (const printer of await this.printers.ofWorker(tx, workerId)) {
      const heir = await this.sightings.heirOf(tx, printer.id, workerId);
      if (heir === null) continue;
      await this.printers.passTo(tx, printer.id, heir.workerId, heir);
      live.push(this.printerChanged({ ...printer, ...heir, version: printer.version + 1 }));
    }
    live.push(...(await this.allOffline(tx, workerId)));
    await this.sightings.forgetAll(tx, workerId);
    return live;
  }

  /** The first printer there is becomes the default one. */
  async ensureDefault(tx: Tx): Promise<readonly LiveMessage[]> {
    if (await this.printers.hasDefault(tx)) return [];
    await this.workers.lockAll(tx);
    if (await this.printers.hasDefault(tx)) return [];
    const changed = await this.printers.makeDefault(tx, await this.printers.oldest(tx));
    return changed.map((printer) => this.printerChanged(printer));
  }

  async allOffline(tx: Tx, workerId: number): Promise<readonly LiveMessage[]> {
    await this.sightings.allOffline(tx, workerId);
    return await this.offline(tx, await this.printers.ofWorker(tx, workerId));
  }

  async tell(tx: Tx, live: readonly LiveMessage[]): Promise<void> {
    await this.outbox.append(tx, [], live);
  }

  workerChanged(id: number, online: boolean): LiveMessage {
    return this.outbox.message({ rooms, event: 'print-worker:changed', data: { id, online } });
  }

  printerChanged({ id, workerId, state, version }: Changed): LiveMessage {
    return this.outbox.message({ rooms, event: 'printer:changed', data: { id, workerId, state, version } });
  }

  /** One printer of a report; the row as it was when nothing about it changed. */
  private async see(
    tx: Tx,
    workerId: number,
    printer: ReportedPrinter,
    was: ReportedPrinterRow | null,
    before: PrinterSighting | null,
  ): Promise<ReportedPrinterRow> {
    const row = await this.taken(tx, workerId, printer, was);
    const isNew = before?.printerId !== row.id;
    if (isNew || before.driver !== printer.driver || !looksLike(before, printer))
      await this.sightings.record(tx, workerId, row.id, printer);
    if (row.workerId === workerId) return await this.update(tx, row, printer);
    const { state, stateReasons, uri } = printer;
    if (state !== 'offline' && state !== 'unknown' && (await this.printers.isFree(tx, row.id))) {
      await this.printers.passTo(tx, row.id, workerId, printer);
      return { ...row, workerId, uri, state, stateReasons, version: row.version + 1 };
    }
    if (!isNew) return row;
    // Screens show who sees it.
    await this.printers.touch(tx, row.id);
    return { ...row, version: row.version + 1 };
  }

  /** One that is listed again after somebody removed it is back. */
  private async taken(
    tx: Tx,
    workerId: number,
    printer: ReportedPrinter,
    was: ReportedPrinterRow | null,
  ): Promise<ReportedPrinterRow> {
    if (was === null) return await this.printers.insert(tx, workerId, printer);
    if (was.removedAt === null) return was;
    await this.printers.bringBack(tx, was.id, printer.name);
    return { ...was, removedAt: null, version: was.version + 1 };
  }

  /** True when the printer can do something else than was known; what another worker says of it does not count. */
  private async learns(
    tx: Tx,
    workerId: number,
    row: ReportedPrinterRow,
    { abilities }: ReportedPrinter,
  ): Promise<boolean> {
    if (abilities === undefined || row.workerId !== workerId) return false;
    return await this.printers.keepAbilities(tx, row.id, abilities);
  }

  /**
   * The printers of a report by their hashes, locked. Found by something else than before (`sharedAs`), a printer that
   * nobody else sees stays the one that it was.
   */
  private async known(
    tx: Tx,
    workerId: number,
    byAddress: Reports,
    before: Sightings,
  ): Promise<ReadonlyMap<string, ReportedPrinterRow>> {
    const known = await this.printers.lockByAddress(tx, [...byAddress.keys()]);
    const renamed = new Map<number | undefined, string>();
    for (const [hash, { uri }] of byAddress) if (!known.has(hash)) renamed.set(before.get(uri)?.printerId, hash);
    renamed.delete(undefined);
    if (renamed.size === 0) return known;
    for (const { id, addressHash } of await this.printers.ofWorker(tx, workerId)) {
      const hash = renamed.get(id);
      if (hash === undefined || byAddress.has(addressHash)) continue;
      if ((await this.sightings.heirOf(tx, id, workerId)) === null) await this.moves.readdress(tx, id, hash);
    }
    return await this.printers.lockByAddress(tx, [...byAddress.keys()]);
  }

  /**
   * What it holds and reports no more is released. `nowAt` has the printer of each address: one that has another address
   * now is not lost, and what went to a printer that nobody sees any more goes to the one that took its address.
   */
  private async unsee(
    tx: Tx,
    workerId: number,
    before: readonly PrinterSighting[],
    nowAt: ReadonlyMap<string, number | undefined>,
  ): Promise<LiveMessage[]> {
    const seen = new Set(nowAt.values());
    const gone = new Map(before.filter((was) => !seen.has(was.printerId)).map((was) => [was.printerId, was.uri]));
    for (const { uri } of before) if (!nowAt.has(uri)) await this.sightings.forget(tx, workerId, uri);
    const held = (await this.printers.ofWorker(tx, workerId)).filter(
      ({ id, state }) => !seen.has(id) && (gone.has(id) || state !== 'offline'),
    );
    for (const { id } of held) await this.printers.release(tx, id);
    const live = await this.offline(tx, held);
    for (const printer of held) {
      const heir = nowAt.get(gone.get(printer.id) ?? '');
      if (heir !== undefined) live.push(...(await this.carry(tx, printer, heir)));
    }
    return live;
  }

  /** The two are one: all that the first had is the other's, and it is gone. Unless others see it. */
  private async carry(tx: Tx, from: ReportedPrinterRow, to: number): Promise<LiveMessage[]> {
    if ((await this.sightings.heirOf(tx, from.id, from.workerId)) !== null) return [];
    if (await this.moves.carry(tx, from.id, to)) await this.news.tell(tx);
    const moved = from.isDefault === 1 ? await this.printers.makeDefault(tx, to) : [];
    await this.moves.retire(tx, from.id);
    // Lists that show the one that is gone load again, also when it was offline before.
    return [...moved, { ...from, version: from.version + 1 }].map((printer) => this.printerChanged(printer));
  }

  private async update(tx: Tx, known: ReportedPrinterRow, printer: ReportedPrinter): Promise<ReportedPrinterRow> {
    if (looksLike(known, printer)) return known;
    const { state, stateReasons } = printer;
    await this.printers.changeState(tx, known.id, state, stateReasons);
    return { ...known, state, stateReasons, version: known.version + 1 };
  }

  private async offline(tx: Tx, printers: readonly ReportedPrinterRow[]): Promise<LiveMessage[]> {
    const live: LiveMessage[] = [];
    for (const printer of printers) {
      if (printer.state === 'offline') continue;
      await this.printers.changeState(tx, printer.id, 'offline', []);
      live.push(this.printerChanged({ ...printer, state: 'offline', version: printer.version + 1 }));
    }
    return live;
  }
}

type Changed = Pick<ReportedPrinterRow, 'id' | 'workerId' | 'state' | 'version'>;

export interface PrinterReport {
  readonly printers: readonly { readonly uri: string; readonly id: number }[];
  readonly live: readonly LiveMessage[];
  /** Whether one of them is new, or was removed before. */
  readonly hasNew: boolean;
}
