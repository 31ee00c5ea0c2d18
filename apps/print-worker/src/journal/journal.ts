import { chmodSync } from 'node:fs';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import type { JobOffer, JobReport } from '@picolo/contracts';
import { PlainError } from '../plain-error.js';
import { followers, isOpen, openStates, reportOf, type JobState } from './job-state.js';
import { toJobRow, toReport, type JobRow, type StepFacts } from './job-row.js';
import { journalSteps } from './journal.schema.js';

const stateList = openStates.map((state) => `'${state}'`).join(', ');

/** Another process has the journal open. */
export class JournalInUse extends PlainError {}

/** Columns a step may write, by the name the code gives them. */
const factColumns = {
  driver: 'driver',
  spoolId: 'spool_id',
  firstByteAt: 'first_byte_at',
  printerUpTime: 'printer_up_time',
  proof: 'proof',
  reason: 'reason',
} as const satisfies Record<keyof StepFacts, string>;

/**
 * The worker's memory: what was received, how far each job has got and what the server does not know yet. Every call
 * is on the disk when it returns (WAL, synchronous=FULL). Only one process can have it open.
 */
export class Journal {
  private readonly statements = new Map<string, StatementSync>();

  private constructor(private readonly db: DatabaseSync) {}

  /** Opens or makes the journal in `file`. Throws PlainError when another process has it open or it is from a later version. */
  static open(file: string): Journal {
    const db = new DatabaseSync(file);
    try {
      // The lock lives as long as the process and dies with it, however it dies.
      db.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
      db.exec('PRAGMA foreign_keys = ON; BEGIN EXCLUSIVE; COMMIT;');
    } catch (error) {
      db.close();
      if (error instanceof Error && error.message.includes('locked')) {
        throw new JournalInUse(`Another print worker is running with ${file}; stop it first, or give this one --data.`);
      }
      throw error;
    }
    chmodSync(file, 0o600);
    const version = Number(db.prepare('PRAGMA user_version').get()?.['user_version']);
    if (version > journalSteps.length) {
      throw new PlainError(`${file} was written by a later version of the print worker.`);
    }
    for (const [index, step] of journalSteps.entries()) {
      if (index >= version) db.exec(`BEGIN; ${step} PRAGMA user_version = ${index + 1}; COMMIT;`);
    }
    return new Journal(db);
  }

  close(): void {
    this.db.close();
  }

  get(uuid: string): JobRow | null {
    const row = this.prepared('SELECT * FROM jobs WHERE uuid = ?').get(uuid);
    return row === undefined ? null : toJobRow(row);
  }

  /** True for a job whose document is still needed. */
  isOpen(uuid: string): boolean {
    const job = this.get(uuid);
    return job !== null && isOpen(job.state);
  }

  /** Writes a job whose whole document is on the disk. A job that was RETURNED may be received again. */
  receive(offer: JobOffer, at: string): JobRow {
    return this.insert(offer, 'RECEIVED', null, at);
  }

  /** Writes a job that cannot be printed, whatever is done: it is accepted and then reported as failed. */
  receiveUnprintable(offer: JobOffer, reason: string, at: string): JobRow {
    return this.insert(offer, 'FAILED', reason, at);
  }

  accept(uuid: string): JobRow {
    this.prepared('UPDATE jobs SET accepted = 1 WHERE uuid = ?').run(uuid);
    return this.existing(uuid);
  }

  /** The server delivers a job again that is known already: it will be accepted again and hear all that was reported. */
  redeliver(uuid: string, attempt: number): JobRow {
    return this.atomically(() => {
      this.prepared('UPDATE jobs SET attempt = ?, accepted = 0 WHERE uuid = ?').run(attempt, uuid);
      this.prepared('UPDATE reports SET acknowledged = 0 WHERE uuid = ?').run(uuid);
      const job = this.existing(uuid);
      // A cancelled job has told nobody anything; without an end the server would wait for one.
      if (job.state === 'CANCELLED') this.report(uuid, 'FAILED', { reason: 'cancelled-before' }, job.updatedAt);
      return job;
    });
  }

  /** Takes a job to its next state, and queues the report that goes with it. Throws when the step is not allowed. */
  move(job: JobRow, to: JobState, facts: StepFacts, at: string): JobRow {
    return this.atomically(() => {
      const { state } = this.existing(job.uuid);
      if (!followers[state].includes(to)) throw new Error(`${job.uuid}: ${state} is not followed by ${to}`);
      this.write(job.uuid, facts, at, to);
      if (to !== state) this.report(job.uuid, to, facts, at);
      return this.existing(job.uuid);
    });
  }

  /** Writes facts without a change of state. */
  note(job: JobRow, facts: StepFacts, at: string): JobRow {
    this.write(job.uuid, facts, at, null);
    return this.existing(job.uuid);
  }

  /** Jobs of one printer that the worker still has to do something about, in the order of their arrival. */
  unfinished(printerUri: string): readonly JobRow[] {
    return this.prepared(
      `SELECT * FROM jobs WHERE printer_uri = ? AND (state IN (${stateList}) OR (accepted = 0 AND state = 'FAILED'))
       ORDER BY rowid`,
    )
      .all(printerUri)
      .map(toJobRow);
  }

  /** Unfinished jobs of printers that this worker no longer has. */
  orphans(printerUris: readonly string[]): readonly JobRow[] {
    return this.prepared(`SELECT * FROM jobs WHERE state IN (${stateList}) ORDER BY rowid`)
      .all()
      .map(toJobRow)
      .filter((job) => !printerUris.includes(job.printerUri));
  }

  /** Reports that the server has not acknowledged, oldest first; of accepted jobs only. */
  openReports(limit = 200): readonly JobReport[] {
    return this.prepared(
      `SELECT r.uuid, j.attempt, r.seq, r.status, r.proof, r.reason, r.at FROM reports r JOIN jobs j ON j.uuid = r.uuid
       WHERE r.acknowledged = 0 AND j.accepted = 1 ORDER BY r.rowid LIMIT ?`,
    )
      .all(limit)
      .map(toReport);
  }

  /** Of an earlier delivery it counts for nothing: what is reported now is another one's. */
  acknowledge({ uuid, attempt, seq }: Pick<JobReport, 'uuid' | 'attempt' | 'seq'>): void {
    this.prepared(
      `UPDATE reports SET acknowledged = 1
       WHERE uuid = ? AND seq = ? AND EXISTS (SELECT 1 FROM jobs j WHERE j.uuid = reports.uuid AND j.attempt = ?)`,
    ).run(uuid, seq, attempt);
  }

  /** Forgets what ended before `time` and was acknowledged. */
  forget(time: string): void {
    this.prepared(
      `DELETE FROM jobs WHERE state NOT IN (${stateList}) AND accepted = 1 AND updated_at < ?
       AND NOT EXISTS (SELECT 1 FROM reports r WHERE r.uuid = jobs.uuid AND r.acknowledged = 0)`,
    ).run(time);
  }

  fact(name: string): string | null {
    const row = this.prepared('SELECT value FROM facts WHERE name = ?').get(name);
    return row === undefined ? null : String(row['value']);
  }

  keepFact(name: string, value: string): void {
    this.prepared('INSERT INTO facts VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value').run(
      name,
      value,
    );
  }

  private insert(offer: JobOffer, state: 'RECEIVED' | 'FAILED', reason: string | null, at: string): JobRow {
    return this.atomically(() => {
      this.prepared("DELETE FROM jobs WHERE uuid = ? AND state = 'RETURNED'").run(offer.uuid);
      this.prepared(
        `INSERT INTO jobs (uuid, attempt, printer_uri, kind, title, media_type, size, sha256, expires_at, state, reason,
         received_at, updated_at, options) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ).run(
        ...[offer.uuid, offer.attempt, offer.printerUri, offer.kind, offer.title, offer.mediaType, offer.size],
        ...[offer.sha256, offer.expiresAt, state, reason, at, at],
        offer.options ? JSON.stringify(offer.options) : null,
      );
      this.report(offer.uuid, state, { reason }, at);
      return this.existing(offer.uuid);
    });
  }

  private write(uuid: string, facts: StepFacts, at: string, state: JobState | null): void {
    const sets = ['updated_at = ?'];
    const values: SQLInputValue[] = [at];
    if (state !== null) {
      sets.push('state = ?');
      values.push(state);
    }
    for (const [name, column] of Object.entries(factColumns)) {
      const value = facts[name as keyof StepFacts];
      if (value === undefined) continue;
      sets.push(`${column} = ?`);
      values.push(value);
    }
    this.prepared(`UPDATE jobs SET ${sets.join(', ')} WHERE uuid = ?`).run(...values, uuid);
  }

  /** A job goes back to PREPARING when it is tried again; the server hears "printing" once. */
  private report(uuid: string, state: JobState, facts: StepFacts, at: string): void {
    const status = reportOf[state];
    if (status === null) return;
    const seen = this.prepared('SELECT max(seq) AS last, sum(status = ?) AS same FROM reports WHERE uuid = ?').get(
      status,
      uuid,
    );
    if (Number(seen?.['same'] ?? 0) > 0) return;
    this.prepared('INSERT INTO reports (uuid, seq, status, proof, reason, at) VALUES (?, ?, ?, ?, ?, ?)').run(
      ...[uuid, Number(seen?.['last'] ?? 0) + 1, status, facts.proof ?? null, facts.reason ?? null, at],
    );
  }

  private existing(uuid: string): JobRow {
    const job = this.get(uuid);
    if (job === null) throw new Error(`${uuid} is not in the journal`);
    return job;
  }

  private atomically<T>(act: () => T): T {
    this.db.exec('BEGIN IMMEDIATE');
    try {
      const result = act();
      this.db.exec('COMMIT');
      return result;
    } catch (error) {
      this.db.exec('ROLLBACK');
      throw error;
    }
  }

  private prepared(sql: string): StatementSync {
    let statement = this.statements.get(sql);
    if (statement === undefined) {
      statement = this.db.prepare(sql);
      this.statements.set(sql, statement);
    }
    return statement;
  }
}
