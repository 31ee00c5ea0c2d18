import { Injectable } from '@nestjs/common';
import type { PrintKind, PrintOptions, PrintProof, PrintStatus } from '@picolo/contracts';
import { parseJson, sql, write, type SqlValue, type Tx } from '@picolo/server/db';
import type { UsualOptions } from '../domain/print-options.js';

/** A job as its rules see it. */
export interface PrintJob {
  readonly id: number;
  readonly uuid: string;
  readonly kind: PrintKind;
  readonly content: string | null;
  readonly status: PrintStatus;
  readonly version: number;
  readonly title: string;
  readonly number: string | null;
  readonly invoiceId: number | null;
  readonly orderId: number | null;
  readonly printerId: number | null;
  /** It named no printer when it was sent to that one. */
  readonly isRouted: number;
  readonly cancelAskedAt: Date | null;
  readonly workerId: number | null;
  readonly attempt: number;
  readonly leasePrinterId: number | null;
  readonly lastSeq: number;
  readonly duplicateOf: number | null;
  /** The person who asked for it; null: the system or a program. */
  readonly submittedBy: number | null;
  readonly bodyHash: string | null;
  /** JSON of PrintOptions. */
  readonly options: string | null;
  /** JSON of UsualOptions. */
  readonly usualOptions: string | null;
  readonly expiresAt: Date;
  /** By the database's clock. */
  readonly isPastExpiry: number;
}

export interface NewPrintJob {
  readonly uuid: string;
  readonly kind: PrintKind;
  readonly content: string | null;
  readonly title: string;
  readonly number: string | null;
  readonly invoiceId: number | null;
  readonly orderId: number | null;
  readonly printerId: number | null;
  readonly duplicateOf: number | null;
  readonly options: PrintOptions | null;
  readonly usualOptions: UsualOptions | null;
  readonly submittedBy: number | null;
  /** The API key of the program that did. */
  readonly submittedByKey: number | null;
  readonly idempotencyKey: string | null;
  readonly bodyHash: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

export interface PrintDocument {
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
}

/** What a step may write besides the status; what is absent stays. */
export interface StepFacts {
  readonly reason?: string | null;
  readonly proof?: PrintProof | null;
  readonly printerId?: number | null;
  readonly isRouted?: 0 | 1;
  /** Null: nobody's any more. */
  readonly workerId?: null;
  readonly lastSeq?: number;
  /** Seconds from now; null ends the lease. */
  readonly leaseSeconds?: number | null;
}

/** Who does something to a job: a person, or a program by its API key, whose name is all that its history keeps. */
export type Doer =
  { readonly userId: number; readonly name: string } | { readonly apiKeyId: number; readonly name: string };

/** What a job's column of that name holds. */
export const readOptions = (column: string | null): PrintOptions | null =>
  column === null ? null : (parseJson(column) as PrintOptions);

export const readUsual = (column: string | null): UsualOptions | null =>
  column === null ? null : (parseJson(column) as UsualOptions);

export const userIdOf = (doer: Doer | null): number | null => (doer !== null && 'userId' in doer ? doer.userId : null);

export interface Step {
  readonly status: PrintStatus;
  readonly reason: string | null;
  readonly actor: Doer | null;
  readonly at: Date;
}

const columns = `id, uuid, kind, content, status, version, title, number, invoice_id AS invoiceId, order_id AS orderId, printer_id AS printerId,
  is_routed AS isRouted, cancel_asked_at AS cancelAskedAt, worker_id AS workerId, attempt, lease_printer_id AS leasePrinterId,
  last_seq AS lastSeq, duplicate_of AS duplicateOf, submitted_by AS submittedBy, body_hash AS bodyHash, options, usual_options AS usualOptions, expires_at AS expiresAt,
  expires_at <= CURRENT_TIMESTAMP(3) AS isPastExpiry`;

/** SQL: another worker has the printer by now that the own worker of the job `j` was to print it on. */
export const isHandedOver =
  'EXISTS (SELECT 1 FROM printers p WHERE p.id = j.printer_id AND p.worker_id <> j.worker_id)';

/** Jobs, their documents and their history. Everything that changes a status locks the row first. */
@Injectable()
export class PrintJobsRepository {
  async insert(tx: Tx, job: NewPrintJob): Promise<number> {
    const { insertId } = await write(
      tx,
      `INSERT INTO print_jobs (uuid, kind, content, status, title, number, invoice_id, order_id, printer_id, duplicate_of,
         options, usual_options, submitted_by, submitted_by_key, idempotency_key, body_hash, created_at, updated_at, expires_at)
       VALUES (?, ?, ?, 'queued', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        ...[job.uuid, job.kind, job.content, job.title, job.number, job.invoiceId, job.orderId, job.printerId],
        ...[
          job.duplicateOf,
          job.options === null ? null : JSON.stringify(job.options),
          job.usualOptions === null ? null : JSON.stringify(job.usualOptions),
          job.submittedBy,
          job.submittedByKey,
          job.idempotencyKey,
          job.bodyHash,
          job.createdAt,
          job.createdAt,
          job.expiresAt,
        ],
      ],
    );
    return insertId;
  }

  async insertDocument(tx: Tx, jobId: number, document: PrintDocument, bytes: Uint8Array): Promise<void> {
    await write(tx, 'INSERT INTO print_documents (job_id, media_type, size, sha256, bytes) VALUES (?, ?, ?, ?, ?)', [
      ...[jobId, document.mediaType, document.size, document.sha256, Buffer.from(bytes)],
    ]);
  }

  async insertStep(tx: Tx, jobId: number, { status, reason, actor, at }: Step): Promise<void> {
    await write(
      tx,
      'INSERT INTO print_job_steps (job_id, status, reason, actor_id, actor_name, created_at) VALUES (?, ?, ?, ?, ?, ?)',
      [jobId, status, reason, userIdOf(actor), actor?.name ?? null, at],
    );
  }

  async lock(tx: Tx, id: number): Promise<PrintJob | null> {
    return (await sql<PrintJob>(tx, `SELECT ${columns} FROM print_jobs WHERE id = ? FOR UPDATE`, [id]))[0] ?? null;
  }

  async lockByUuid(tx: Tx, uuid: string): Promise<PrintJob | null> {
    return (await sql<PrintJob>(tx, `SELECT ${columns} FROM print_jobs WHERE uuid = ? FOR UPDATE`, [uuid]))[0] ?? null;
  }

  /** The job that a person or program submitted with an Idempotency-Key. */
  async ofKey(tx: Tx, doer: Doer, key: string): Promise<PrintJob | null> {
    const [column, id] = 'userId' in doer ? ['submitted_by', doer.userId] : ['submitted_by_key', doer.apiKeyId];
    const text = `SELECT ${columns} FROM print_jobs WHERE ${column} = ? AND idempotency_key = ?`;
    return (await sql<PrintJob>(tx, text, [id, key]))[0] ?? null;
  }

  async hasReprint(tx: Tx, id: number): Promise<boolean> {
    return (await sql(tx, 'SELECT id FROM print_jobs WHERE duplicate_of = ? LIMIT 1', [id])).length > 0;
  }

  /** Jobs that wait for a printer by its name, locked. */
  async lockNaming(tx: Tx, printerId: number): Promise<readonly PrintJob[]> {
    const text = `SELECT ${columns} FROM print_jobs WHERE printer_id = ? AND status = 'queued' ORDER BY id FOR UPDATE`;
    return await sql<PrintJob>(tx, text, [printerId]);
  }

  /** Whether another worker has the printer by now that the job's own was to print it on. */
  async isHandedOver(tx: Tx, id: number): Promise<boolean> {
    return (await sql(tx, `SELECT j.id FROM print_jobs j WHERE j.id = ? AND ${isHandedOver}`, [id])).length > 0;
  }

  /** From the status it was locked in to `to`; false when somebody else was faster. */
  async move(tx: Tx, job: Pick<PrintJob, 'id' | 'status'>, to: PrintStatus, facts: StepFacts): Promise<boolean> {
    const sets: string[] = ['status = ?', 'version = version + 1'];
    const values: SqlValue[] = [to];
    const plain = {
      ...{ reason: facts.reason, proof: facts.proof, printer_id: facts.printerId, is_routed: facts.isRouted },
      ...{ worker_id: facts.workerId, last_seq: facts.lastSeq },
    };
    for (const [column, value] of Object.entries(plain)) {
      if (value === undefined) continue;
      sets.push(`${column} = ?`);
      values.push(value);
    }
    if (facts.leaseSeconds !== undefined) {
      sets.push('lease_until = CURRENT_TIMESTAMP(3) + INTERVAL ? SECOND');
      values.push(facts.leaseSeconds);
    }
    const text = `UPDATE print_jobs SET ${sets.join(', ')} WHERE id = ? AND status = ?`;
    return (await write(tx, text, [...values, job.id, job.status])).affected === 1;
  }

  /** A report that changes nothing but how far the worker was heard. */
  async heard(tx: Tx, id: number, seq: number): Promise<void> {
    await write(tx, 'UPDATE print_jobs SET last_seq = ?, updated_at = updated_at WHERE id = ?', [seq, id]);
  }

  async askBack(tx: Tx, id: number): Promise<void> {
    const text = 'UPDATE print_jobs SET cancel_asked_at = CURRENT_TIMESTAMP(3), version = version + 1 WHERE id = ?';
    await write(tx, text, [id]);
  }

  /** What its printer is given of the usual ones of its kind. */
  async keepUsual(tx: Tx, id: number, usual: UsualOptions): Promise<void> {
    const text = 'UPDATE print_jobs SET usual_options = ?, updated_at = updated_at WHERE id = ?';
    await write(tx, text, [JSON.stringify(usual), id]);
  }

  /** It names no printer any more. */
  async unname(tx: Tx, id: number): Promise<void> {
    await write(tx, 'UPDATE print_jobs SET printer_id = NULL, version = version + 1 WHERE id = ?', [id]);
  }

  /** Handed out, and refused when it was to be accepted: any printer may have it at once. */
  async letGo(tx: Tx, id: number): Promise<void> {
    await write(tx, 'UPDATE print_jobs SET lease_until = NULL, updated_at = updated_at WHERE id = ?', [id]);
  }

  async touch(tx: Tx, id: number): Promise<void> {
    await write(tx, 'UPDATE print_jobs SET version = version + 1 WHERE id = ?', [id]);
  }

  async document(tx: Tx, jobId: number): Promise<PrintDocument | null> {
    const text = 'SELECT media_type AS mediaType, size, sha256 FROM print_documents WHERE job_id = ?';
    return (await sql<PrintDocument>(tx, text, [jobId]))[0] ?? null;
  }

  async bytes(tx: Tx, jobId: number): Promise<Uint8Array | null> {
    const text = 'SELECT bytes FROM print_documents WHERE job_id = ?';
    return (await sql<{ bytes: Buffer }>(tx, text, [jobId]))[0]?.bytes ?? null;
  }
}
