import { Injectable } from '@nestjs/common';
import { write, type Tx } from '@picolo/server/db';

/** A printer that is found by something else from now on, or that turns out to be another one. */
@Injectable()
export class PrinterMovesRepository {
  /** Found by that hash from now on; left as it is when another printer, perhaps since a moment ago, is found by it. */
  async readdress(tx: Tx, id: number, addressHash: string): Promise<void> {
    await write(tx, 'UPDATE IGNORE printers SET address_hash = ? WHERE id = ?', [addressHash, id]);
  }

  /** What goes to one printer goes to the other: kinds, groups in their order, and all jobs. True when a way changed. */
  async carry(tx: Tx, from: number, to: number): Promise<boolean> {
    const routes = await write(tx, 'UPDATE print_routes SET printer_id = ? WHERE printer_id = ?', [to, from]);
    const groups = await write(
      tx,
      `UPDATE printer_groups SET version = version + 1
       WHERE id IN (SELECT group_id FROM printer_group_members WHERE printer_id = ?)`,
      [from],
    );
    await write(
      tx,
      `DELETE m FROM printer_group_members m JOIN printer_group_members k ON k.group_id = m.group_id AND k.printer_id = ?
       WHERE m.printer_id = ?`,
      [to, from],
    );
    await write(tx, 'UPDATE printer_group_members SET printer_id = ? WHERE printer_id = ?', [to, from]);
    await write(
      tx,
      `UPDATE print_jobs SET lease_printer_id = ?, updated_at = updated_at
       WHERE status IN ('queued', 'sent', 'printing', 'unconfirmed') AND lease_printer_id = ?`,
      [to, from],
    );
    await write(tx, 'UPDATE print_jobs SET printer_id = ?, updated_at = updated_at WHERE printer_id = ?', [to, from]);
    return routes.affected + groups.affected > 0;
  }

  /** Nothing goes to it, comes out of it or sees it any more. */
  async retire(tx: Tx, id: number): Promise<void> {
    await write(tx, 'DELETE FROM printer_sightings WHERE printer_id = ?', [id]);
    await write(tx, 'DELETE FROM printers WHERE id = ?', [id]);
  }
}
