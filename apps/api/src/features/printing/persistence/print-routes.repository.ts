import { Injectable } from '@nestjs/common';
import type { PrinterGroupChange, PrinterGroupInput, PrintKind, PrintOptions } from '@picolo/contracts';
import { sql, write, type Tx } from '@picolo/server/db';
import { readOptions } from './print-jobs.repository.js';

export interface PrintRoute {
  readonly kind: PrintKind;
  readonly printerId: number | null;
  readonly groupId: number | null;
  readonly lifetimeMinutes: number;
  readonly options: PrintOptions | null;
}

const columns = 'kind, printer_id AS printerId, group_id AS groupId, lifetime_minutes AS lifetimeMinutes, options';

type Raw = Omit<PrintRoute, 'options'> & { readonly options: string | null };

/**
 * The printer that a group's jobs come out of now, of the route `r`: the first that is there and works. None works: none,
 * they wait for the first that does.
 */
export const firstAble = `(SELECT m.printer_id FROM printer_group_members m
    JOIN printers q ON q.id = m.printer_id AND q.state IN ('ready', 'printing')
    JOIN print_workers v ON v.id = q.worker_id AND v.revoked_at IS NULL AND v.connection_id IS NOT NULL
    WHERE m.group_id = r.group_id ORDER BY m.position LIMIT 1)`;

/** SQL: whether jobs of the route `r` that name no printer come out of the printer `p` now. */
export const routeLeadsTo = `CASE WHEN r.printer_id IS NOT NULL THEN r.printer_id = p.id
    WHEN r.group_id IS NOT NULL THEN p.id = ${firstAble} ELSE p.is_default = 1 END`;

/** SQL: whether the job `j` of the route `r` comes out of the printer `p` now. */
export const jobComesOutOf = `(j.printer_id = p.id OR (j.printer_id IS NULL AND ${routeLeadsTo}))`;

/** Where the kinds of jobs go, and the groups of printers (PR-5). */
@Injectable()
export class PrintRoutesRepository {
  async ofKind(tx: Tx, kind: PrintKind): Promise<PrintRoute> {
    return this.read(kind, await sql<Raw>(tx, `SELECT ${columns} FROM print_routes WHERE kind = ?`, [kind]));
  }

  /** The kinds whose jobs come out of that printer now, when they name none. */
  async kindsOf(tx: Tx, printerId: number): Promise<readonly PrintKind[]> {
    const rows = await sql<{ kind: PrintKind }>(
      tx,
      `SELECT r.kind FROM print_routes r JOIN printers p ON p.id = ? WHERE ${routeLeadsTo}`,
      [printerId],
    );
    return rows.map(({ kind }) => kind);
  }

  async lockRoute(tx: Tx, kind: PrintKind): Promise<PrintRoute> {
    return this.read(kind, await sql<Raw>(tx, `SELECT ${columns} FROM print_routes WHERE kind = ? FOR UPDATE`, [kind]));
  }

  async saveRoute(tx: Tx, { kind, printerId, groupId, lifetimeMinutes }: Omit<PrintRoute, 'options'>): Promise<void> {
    await write(tx, 'UPDATE print_routes SET printer_id = ?, group_id = ?, lifetime_minutes = ? WHERE kind = ?', [
      ...[printerId, groupId, lifetimeMinutes, kind],
    ]);
  }

  async saveOptions(tx: Tx, kind: PrintKind, options: PrintOptions | null): Promise<void> {
    const told = options === null ? null : JSON.stringify(options);
    await write(tx, 'UPDATE print_routes SET options = ? WHERE kind = ?', [told, kind]);
  }

  /** Kinds with jobs that wait and are not sent to a printer by name; one waiting job of each. */
  async waiting(tx: Tx): Promise<readonly { readonly kind: PrintKind; readonly jobId: number }[]> {
    return await sql(
      tx,
      `SELECT kind, MIN(id) AS jobId FROM print_jobs WHERE status = 'queued' AND printer_id IS NULL GROUP BY kind`,
    );
  }

  /** Locked; false when there is no such group. */
  async lockGroup(tx: Tx, id: number): Promise<boolean> {
    return (await sql(tx, 'SELECT id FROM printer_groups WHERE id = ? FOR UPDATE', [id])).length > 0;
  }

  /** Throws a duplicate key of `uq_printer_groups_name`. */
  async insertGroup(tx: Tx, { name, printerIds }: PrinterGroupInput): Promise<void> {
    const { insertId } = await write(tx, 'INSERT INTO printer_groups (name) VALUES (?)', [name]);
    await this.insertMembers(tx, insertId, printerIds);
  }

  /** False when it is no longer at `version`. Throws a duplicate key of `uq_printer_groups_name`. */
  async changeGroup(tx: Tx, id: number, { name, printerIds, version }: PrinterGroupChange): Promise<boolean> {
    const text = 'UPDATE printer_groups SET name = ?, version = version + 1 WHERE id = ? AND version = ?';
    if ((await write(tx, text, [name, id, version])).affected === 0) return false;
    await write(tx, 'DELETE FROM printer_group_members WHERE group_id = ?', [id]);
    await this.insertMembers(tx, id, printerIds);
    return true;
  }

  /** The kinds that go to that group. */
  async kindsOfGroup(tx: Tx, id: number): Promise<readonly PrintKind[]> {
    const rows = await sql<{ kind: PrintKind }>(tx, 'SELECT kind FROM print_routes WHERE group_id = ?', [id]);
    return rows.map(({ kind }) => kind);
  }

  async deleteGroup(tx: Tx, id: number): Promise<void> {
    await write(tx, 'DELETE FROM printer_groups WHERE id = ?', [id]);
  }

  /** Nothing goes to the printers of that worker any more, nor to a group that only they were in. True when something did. */
  async leaveWorker(tx: Tx, workerId: number): Promise<boolean> {
    return await this.leave(tx, 'printer_id IN (SELECT id FROM printers WHERE worker_id = ?)', workerId);
  }

  /** The same of one printer. */
  async leavePrinter(tx: Tx, printerId: number): Promise<boolean> {
    return await this.leave(tx, 'printer_id = ?', printerId);
  }

  private async leave(tx: Tx, its: string, id: number): Promise<boolean> {
    await write(
      tx,
      `UPDATE printer_groups SET version = version + 1
       WHERE id IN (SELECT group_id FROM printer_group_members WHERE ${its})`,
      [id],
    );
    const routes = await write(tx, `UPDATE print_routes SET printer_id = NULL WHERE ${its}`, [id]);
    const members = await write(tx, `DELETE FROM printer_group_members WHERE ${its}`, [id]);
    await write(
      tx,
      `UPDATE print_routes SET group_id = NULL
       WHERE group_id NOT IN (SELECT group_id FROM printer_group_members)`,
    );
    return routes.affected + members.affected > 0;
  }

  private read(kind: PrintKind, [route]: readonly Raw[]): PrintRoute {
    if (route === undefined) throw new Error(`${kind} has no route`);
    return { ...route, options: readOptions(route.options) };
  }

  private async insertMembers(tx: Tx, groupId: number, printerIds: readonly number[]): Promise<void> {
    await write(
      tx,
      `INSERT INTO printer_group_members (group_id, position, printer_id) VALUES ${printerIds.map(() => '(?, ?, ?)').join(', ')}`,
      printerIds.flatMap((printerId, index) => [groupId, index + 1, printerId]),
    );
  }
}
