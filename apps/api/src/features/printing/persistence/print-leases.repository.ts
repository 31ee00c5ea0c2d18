import { Injectable } from '@nestjs/common';
import { workerLeaseMs, type PrintKind } from '@picolo/contracts';
import { sql, write, type Tx } from '@picolo/server/db';
import { jobComesOutOf, PrintRoutesRepository } from './print-routes.repository.js';
import type { ReportedPrinterRow } from './printers.repository.js';

/** Seconds a delivery or a worker may be silent. */
export const leaseSeconds = workerLeaseMs / 1000;

export interface LeasedJob {
  readonly id: number;
  readonly uuid: string;
  readonly attempt: number;
  readonly kind: PrintKind;
  readonly title: string;
  readonly expiresAt: Date;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
  /** JSON of PrintOptions. */
  readonly options: string | null;
  /** JSON of UsualOptions. */
  readonly usualOptions: string | null;
}

const lease = `CURRENT_TIMESTAMP(3) + INTERVAL ${String(leaseSeconds)} SECOND`;
const isSilent = `status IN ('sent', 'printing')
  AND (lease_until <= CURRENT_TIMESTAMP(3) OR expires_at <= CURRENT_TIMESTAMP(3) - INTERVAL 10 MINUTE)`;
/** Looking again is enough: only another delivery or a cancellation comes between. */
const looks = 5;

/** Who holds which job until when. A lease is no visible change: `updated_at` and `version` stay. */
@Injectable()
export class PrintLeasesRepository {
  constructor(private readonly routes: PrintRoutesRepository) {}

  /**
   * Hands the oldest queued job of a printer out, with a higher attempt. Jobs that name no printer come out where their
   * kind goes now. Handed out to another printer and not accepted yet: not before that lease is over. One job at a time per
   * printer: none while it holds one that is not over.
   */
  async leaseNext(tx: Tx, workerId: number, printer: ReportedPrinterRow): Promise<LeasedJob | null> {
    const kinds = await this.routes.kindsOf(tx, printer.id);
    for (let look = 0; look < looks; look += 1) {
      const [job] = await this.candidates(tx, printer, kinds);
      // Asked after the look: the job before this one may have been accepted, by the last holder, since.
      if (job === undefined || (await this.isBusy(tx, printer.id))) return null;
      const { affected } = await write(
        tx,
        `UPDATE print_jobs SET attempt = attempt + 1, worker_id = ?, lease_printer_id = ?, lease_until = ${lease},
           updated_at = updated_at
         WHERE id = ? AND status = 'queued' AND attempt = ?`,
        [workerId, printer.id, job.id, job.attempt],
      );
      if (affected === 1) return { ...job, attempt: job.attempt + 1 };
    }
    return null;
  }

  /** It holds a job that is not over. */
  private async isBusy(tx: Tx, printerId: number): Promise<boolean> {
    const text = `SELECT id FROM print_jobs WHERE status IN ('sent', 'printing') AND printer_id = ? LIMIT 1`;
    return (await sql(tx, text, [printerId])).length > 0;
  }

  private async candidates(tx: Tx, printer: ReportedPrinterRow, kinds: readonly PrintKind[]): Promise<LeasedJob[]> {
    const marks = kinds.map(() => '?').join(', ');
    const mine =
      kinds.length === 0 ? 'j.printer_id = ?' : `(j.printer_id = ? OR (j.printer_id IS NULL AND j.kind IN (${marks})))`;
    return await sql<LeasedJob>(
      tx,
      `SELECT j.id, j.uuid, j.attempt, j.kind, j.title, j.expires_at AS expiresAt, j.options, j.usual_options AS usualOptions, d.media_type AS mediaType, d.size, d.sha256
       FROM print_jobs j JOIN print_documents d ON d.job_id = j.id
       WHERE j.status = 'queued' AND ${mine} AND j.expires_at > CURRENT_TIMESTAMP(3)
         AND (j.lease_until IS NULL OR j.lease_until <= CURRENT_TIMESTAMP(3) OR j.lease_printer_id = ?)
       ORDER BY j.id LIMIT 1`,
      [printer.id, ...kinds, printer.id],
    );
  }

  /** Part of a document for the worker that it was handed to; null when the job is not (any more) its own. */
  async chunk(tx: Tx, ask: ChunkAsk): Promise<Uint8Array | null> {
    const { affected } = await write(
      tx,
      `UPDATE print_jobs SET lease_until = ${lease}, updated_at = updated_at
       WHERE uuid = ? AND worker_id = ? AND attempt = ? AND status IN ('queued', 'sent', 'printing')`,
      [ask.uuid, ask.workerId, ask.attempt],
    );
    if (affected === 0) return null;
    const rows = await sql<{ bytes: Buffer }>(
      tx,
      `SELECT SUBSTRING(COALESCE(r.bytes, d.bytes), ?, ?) AS bytes FROM print_documents d JOIN print_jobs j ON j.id = d.job_id
       LEFT JOIN print_renderings r ON r.job_id = d.job_id WHERE j.uuid = ?`,
      [ask.from + 1, ask.length, ask.uuid],
    );
    return rows[0]?.bytes ?? null;
  }

  /** The worker is there: what it acknowledged stays its own. */
  async renew(tx: Tx, workerId: number): Promise<void> {
    await write(
      tx,
      `UPDATE print_jobs SET lease_until = ${lease}, updated_at = updated_at
       WHERE worker_id = ? AND status IN ('sent', 'printing')`,
      [workerId],
    );
  }

  /** Whether one of the worker's idle printers has something to fetch. */
  async isWaiting(tx: Tx, workerId: number): Promise<boolean> {
    const rows = await sql(
      tx,
      `SELECT j.id FROM print_jobs j JOIN print_routes r ON r.kind = j.kind JOIN printers p ON ${jobComesOutOf}
       WHERE p.worker_id = ? AND j.status = 'queued' AND j.expires_at > CURRENT_TIMESTAMP(3)
         AND NOT EXISTS (SELECT 1 FROM print_jobs o WHERE o.printer_id = p.id AND o.status IN ('sent', 'printing'))
       LIMIT 1`,
      [workerId],
    );
    return rows.length > 0;
  }

  /** The worker that a queued job waits for; null when no printer would take it. */
  async workerFor(tx: Tx, jobId: number): Promise<number | null> {
    const rows = await sql<{ workerId: number }>(
      tx,
      `SELECT p.worker_id AS workerId FROM print_jobs j JOIN print_routes r ON r.kind = j.kind
       JOIN printers p ON ${jobComesOutOf}
       WHERE j.id = ? AND j.status = 'queued'`,
      [jobId],
    );
    return rows[0]?.workerId ?? null;
  }

  /** Acknowledged jobs whose worker is silent, or that it has never told the end of long after they expired. */
  async silent(tx: Tx, limit: number): Promise<readonly { readonly id: number }[]> {
    return await sql<{ id: number }>(
      tx,
      `SELECT id FROM print_jobs WHERE ${isSilent} ORDER BY id LIMIT ${String(limit)}`,
    );
  }

  /** Looked at again under the lock: it may have been heard of meanwhile. Why it is in doubt; null when it is not. */
  async doubtOf(tx: Tx, id: number): Promise<'worker-silent' | 'end-unknown' | null> {
    const rows = await sql<{ leaseOver: number }>(
      tx,
      `SELECT lease_until <= CURRENT_TIMESTAMP(3) AS leaseOver FROM print_jobs WHERE id = ? AND ${isSilent}`,
      [id],
    );
    if (rows[0] === undefined) return null;
    return rows[0].leaseOver === 1 ? 'worker-silent' : 'end-unknown';
  }

  async overdue(tx: Tx, limit: number): Promise<readonly { readonly id: number }[]> {
    return await sql<{ id: number }>(
      tx,
      `SELECT id FROM print_jobs WHERE status = 'queued' AND expires_at <= CURRENT_TIMESTAMP(3)
       ORDER BY expires_at, id LIMIT ${String(limit)}`,
    );
  }
}

export interface ChunkAsk {
  readonly workerId: number;
  readonly uuid: string;
  readonly attempt: number;
  /** First byte, from 0. */
  readonly from: number;
  readonly length: number;
}
