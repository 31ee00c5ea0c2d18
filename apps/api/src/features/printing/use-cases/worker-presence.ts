import { Injectable } from '@nestjs/common';
import { roomOfPermission, type LiveMessage, type ReportedPrinter } from '@picolo/contracts';
import type { Tx } from '@picolo/server/db';
import { Outbox } from '@picolo/server/outbox';
import { PrintersRepository, type ReportedPrinterRow } from '../persistence/printers.repository.js';
import { PrintWorkersRepository } from '../persistence/print-workers.repository.js';

const rooms = [roomOfPermission('printing.read')];

/** What screens learn of workers and printers, and how a worker's report of its printers is taken over (PR-7). */
@Injectable()
export class WorkerPresence {
  constructor(
    private readonly workers: PrintWorkersRepository,
    private readonly printers: PrintersRepository,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Takes over the printers of a worker; those it no longer has are offline. Only what changed is written and told.
   * Answers the printers reported, and what to tell.
   */
  async report(tx: Tx, workerId: number, reported: readonly ReportedPrinter[]): Promise<PrinterReport> {
    const before = new Map((await this.printers.ofWorker(tx, workerId)).map((printer) => [printer.uri, printer]));
    const now = new Map(reported.map((printer) => [printer.uri, printer]));
    await this.printers.seen(tx, workerId);
    const live: LiveMessage[] = [];
    const rows: ReportedPrinterRow[] = [];
    for (const printer of now.values()) {
      const known = before.get(printer.uri);
      const row =
        known === undefined ? await this.printers.insert(tx, workerId, printer) : await this.update(tx, known, printer);
      rows.push(row);
      if (row !== known) live.push(this.printerChanged(row));
    }
    const gone = [...before.values()].filter((printer) => !now.has(printer.uri));
    return { printers: rows, live: [...live, ...(await this.offline(tx, gone))] };
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
    return await this.offline(tx, await this.printers.ofWorker(tx, workerId));
  }

  async tell(tx: Tx, live: readonly LiveMessage[]): Promise<void> {
    await this.outbox.append(tx, [], live);
  }

  workerChanged(id: number, online: boolean): LiveMessage {
    return this.outbox.message({ rooms, event: 'print-worker:changed', data: { id, online } });
  }

  printerChanged({ id, workerId, state, version }: ReportedPrinterRow): LiveMessage {
    return this.outbox.message({ rooms, event: 'printer:changed', data: { id, workerId, state, version } });
  }

  private async update(tx: Tx, known: ReportedPrinterRow, printer: ReportedPrinter): Promise<ReportedPrinterRow> {
    const { state, stateReasons } = printer;
    if (known.state === state && JSON.stringify(known.stateReasons) === JSON.stringify(stateReasons)) return known;
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

export interface PrinterReport {
  readonly printers: readonly ReportedPrinterRow[];
  readonly live: readonly LiveMessage[];
}
