import { Injectable } from '@nestjs/common';
import type { ImportPreview, ImportState, ImportView } from '@picolo/contracts';
import { Db, parseJson, sql, write, type Tx } from '@picolo/server/db';

/** How a file is written, and what its columns are. */
export type Layout = Pick<ImportView, 'encoding' | 'separator' | 'columns' | 'locations' | 'ignored'>;

export interface ImportRun {
  readonly id: number;
  readonly fileId: number;
  readonly fileName: string;
  readonly state: ImportState;
  readonly bytes: number;
  readonly readBytes: number;
  readonly lineCount: number;
  readonly errorCount: number;
  readonly layout: Layout | null;
  readonly preview: ImportPreview | null;
  readonly createdByName: string;
  readonly confirmedBy: number | null;
  readonly confirmedByName: string | null;
  readonly version: number;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
}

interface Row {
  readonly id: number;
  readonly file_id: number;
  readonly file_name: string;
  readonly state: ImportState;
  readonly bytes: number;
  readonly read_bytes: number;
  readonly line_count: number;
  readonly error_count: number;
  readonly layout: unknown;
  readonly preview: unknown;
  readonly created_by_name: string;
  readonly confirmed_by: number | null;
  readonly confirmed_by_name: string | null;
  readonly version: number;
  readonly created_at: Date;
  readonly finished_at: Date | null;
}

const columns = `id, file_id, file_name, state, bytes, read_bytes, line_count, error_count, layout, preview, created_by_name,
  confirmed_by, confirmed_by_name, version, created_at, finished_at`;

/** Seconds that a process may be silent before another takes over. */
const lease = 15;

const runOf = (row: Row): ImportRun => ({
  ...{ id: row.id, fileId: row.file_id, fileName: row.file_name, state: row.state },
  ...{ bytes: row.bytes, readBytes: row.read_bytes, lineCount: row.line_count, errorCount: row.error_count },
  layout: row.layout === null ? null : (parseJson(row.layout) as Layout),
  preview: row.preview === null ? null : (parseJson(row.preview) as ImportPreview),
  ...{ createdByName: row.created_by_name, confirmedBy: row.confirmed_by, confirmedByName: row.confirmed_by_name },
  ...{ version: row.version, createdAt: row.created_at, finishedAt: row.finished_at },
});

@Injectable()
export class ImportRunsRepository {
  constructor(private readonly db: Db) {}

  async insert(
    tx: Tx,
    run: { fileId: number; fileName: string; bytes: number; by: { id: number; name: string }; now: Date },
  ): Promise<number> {
    const { insertId } = await write(
      tx,
      `INSERT INTO import_runs (file_id, file_name, state, bytes, created_by, created_by_name, created_at)
       VALUES (?, ?, 'staging', ?, ?, ?, ?)`,
      [run.fileId, run.fileName, run.bytes, run.by.id, run.by.name, run.now],
    );
    return insertId;
  }

  async page(beforeId: number | null, limit: number): Promise<ImportRun[]> {
    const rows = await this.db.rows<Row>(
      `SELECT ${columns} FROM import_runs WHERE id < ? ORDER BY id DESC LIMIT ${String(limit)}`,
      [beforeId ?? 4_294_967_295],
    );
    return rows.map(runOf);
  }

  async byId(id: number): Promise<ImportRun | null> {
    const [row] = await this.db.rows<Row>(`SELECT ${columns} FROM import_runs WHERE id = ?`, [id]);
    return row === undefined ? null : runOf(row);
  }

  async lock(tx: Tx, id: number): Promise<ImportRun | null> {
    const [row] = await sql<Row>(tx, `SELECT ${columns} FROM import_runs WHERE id = ? FOR UPDATE`, [id]);
    return row === undefined ? null : runOf(row);
  }

  /** True when this process may work on it: it is in that state and nobody else does. */
  async claim(tx: Tx, id: number, state: ImportState): Promise<boolean> {
    const { affected } = await write(
      tx,
      `UPDATE import_runs SET lease_until = CURRENT_TIMESTAMP(3) + INTERVAL ${String(lease)} SECOND
       WHERE id = ? AND state = ? AND (lease_until IS NULL OR lease_until < CURRENT_TIMESTAMP(3))`,
      [id, state],
    );
    return affected === 1;
  }

  /** How far reading is; renews the lease. False when it was cancelled meanwhile. */
  async advance(
    tx: Tx,
    id: number,
    done: { readBytes: number; lineCount: number; errorCount: number },
  ): Promise<boolean> {
    const { affected } = await write(
      tx,
      `UPDATE import_runs SET read_bytes = ?, line_count = ?, error_count = ?, version = version + 1,
         lease_until = CURRENT_TIMESTAMP(3) + INTERVAL ${String(lease)} SECOND
       WHERE id = ? AND state = 'staging'`,
      [done.readBytes, done.lineCount, done.errorCount, id],
    );
    return affected === 1;
  }

  async setLayout(tx: Tx, id: number, layout: Layout): Promise<void> {
    await write(tx, 'UPDATE import_runs SET layout = ?, version = version + 1 WHERE id = ?', [
      JSON.stringify(layout),
      id,
    ]);
  }

  /** Moves it on; `finished` ends it. */
  async move(
    tx: Tx,
    id: number,
    to: ImportState,
    facts: { errorCount?: number; preview?: ImportPreview; finished?: Date; by?: { id: number; name: string } } = {},
  ): Promise<void> {
    await write(
      tx,
      `UPDATE import_runs SET state = ?, error_count = COALESCE(?, error_count), preview = COALESCE(?, preview),
         finished_at = ?, confirmed_by = COALESCE(?, confirmed_by), confirmed_by_name = COALESCE(?, confirmed_by_name),
         lease_until = NULL, version = version + 1 WHERE id = ?`,
      [
        to,
        facts.errorCount ?? null,
        facts.preview === undefined ? null : JSON.stringify(facts.preview),
        facts.finished ?? null,
        facts.by?.id ?? null,
        facts.by?.name ?? null,
        id,
      ],
    );
  }

  /** Runs that wait for a person's yes since before that time. */
  async waitingSince(time: Date): Promise<number[]> {
    const rows = await this.db.rows<{ id: number }>(
      "SELECT id FROM import_runs WHERE state = 'ready' AND created_at < ? ORDER BY id LIMIT 20",
      [time],
    );
    return rows.map(({ id }) => id);
  }
}
