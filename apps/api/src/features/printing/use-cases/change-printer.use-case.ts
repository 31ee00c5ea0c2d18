import { Injectable } from '@nestjs/common';
import { DomainError } from '@picolo/contracts';
import { Db } from '@picolo/server/db';
import { PrintersRepository } from '../persistence/printers.repository.js';
import { PrintWorkersRepository } from '../persistence/print-workers.repository.js';
import { WorkerPresence } from './worker-presence.js';

export interface PrinterChange {
  readonly name?: string;
  readonly isDefault?: true;
}

/** Names a printer, or makes it the one where jobs without a printer come out. */
@Injectable()
export class ChangePrinter {
  constructor(
    private readonly db: Db,
    private readonly workers: PrintWorkersRepository,
    private readonly printers: PrintersRepository,
    private readonly presence: WorkerPresence,
  ) {}

  /** Throws PRINTING.PRINTER_NOT_FOUND. */
  async execute(id: number, change: PrinterChange): Promise<void> {
    await this.db.tx(async (tx) => {
      if (change.isDefault === true) await this.workers.lockAll(tx);
      const printer = await this.printers.find(tx, id);
      if (printer === null) throw new DomainError('PRINTING.PRINTER_NOT_FOUND');
      if (change.name !== undefined) await this.printers.rename(tx, id, change.name);
      const moved = change.isDefault === true ? await this.printers.makeDefault(tx, id) : [];
      const after = await this.printers.find(tx, id);
      const told = moved.filter((other) => other.id !== id);
      if (after !== null && after.version !== printer.version) told.push(after);
      await this.presence.tell(
        tx,
        told.map((changed) => this.presence.printerChanged(changed)),
      );
    });
  }
}
