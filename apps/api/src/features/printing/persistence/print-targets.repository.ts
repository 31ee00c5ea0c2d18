import { Injectable } from '@nestjs/common';
import type { PrinterAbilities, PrinterDriverKind, PrintKind } from '@picolo/contracts';
import { parseJson, sql, type Tx } from '@picolo/server/db';
import { usablePrinters } from './printers.repository.js';

/** A printer that a job may come out of. */
export interface PrintTarget {
  readonly id: number;
  readonly name: string;
  readonly driver: PrinterDriverKind;
  /** Null: it has not told them yet. */
  readonly abilities: PrinterAbilities | null;
}

type Raw = Omit<PrintTarget, 'abilities'> & { readonly abilities: string | null };

const read = (row: Raw): PrintTarget => ({
  ...row,
  abilities: row.abilities === null ? null : (parseJson(row.abilities) as PrinterAbilities),
});

const target = `SELECT p.id, p.name, p.driver, p.abilities FROM ${usablePrinters}`;

/** Which printers a job may come out of as the routing is now: what they can print is known before it is queued. */
@Injectable()
export class PrintTargetsRepository {
  /** All printers of a group, in their order. */
  async ofGroup(tx: Tx, groupId: number): Promise<readonly PrintTarget[]> {
    const members = 'JOIN printer_group_members m ON m.printer_id = p.id AND m.group_id = ?';
    return (await sql<Raw>(tx, `${target} ${members} ORDER BY m.position`, [groupId])).map(read);
  }

  /** The printer that is named; else the route's: its printer, all of its group in their order, or the default one. */
  async of(tx: Tx, kind: PrintKind, printerId: number | null): Promise<readonly PrintTarget[]> {
    if (printerId !== null) return (await sql<Raw>(tx, `${target} WHERE p.id = ?`, [printerId])).map(read);
    const rows = await sql<Raw>(
      tx,
      `${target} JOIN print_routes r ON r.kind = ?
       LEFT JOIN printer_group_members m ON m.group_id = r.group_id AND m.printer_id = p.id
       WHERE CASE WHEN r.printer_id IS NOT NULL THEN p.id = r.printer_id
         WHEN r.group_id IS NOT NULL THEN m.printer_id IS NOT NULL ELSE p.is_default = 1 END
       ORDER BY m.position, p.id`,
      [kind],
    );
    return rows.map(read);
  }
}
