import { Injectable } from '@nestjs/common';
import type { Recall } from '@picolo/contracts';
import { sql, type Tx } from '@picolo/server/db';
import { isHandedOver } from './print-jobs.repository.js';
import { firstAble } from './print-routes.repository.js';

/** SQL: the worker of the job `j` finds its printer unable to print. */
const isStuck = `EXISTS (SELECT 1 FROM printer_sightings s WHERE s.worker_id = j.worker_id AND s.printer_id = j.printer_id
    AND s.state IN ('offline', 'stopped', 'paper-out'))`;

/** SQL: the worker of the job `j` has not reached its printer for the length of a lease, and another one does. */
const isLetGo = `EXISTS (SELECT 1 FROM printer_sightings s
    JOIN printers p ON p.id = s.printer_id AND p.lease_until <= CURRENT_TIMESTAMP(3)
    JOIN print_workers w ON w.id = s.worker_id AND w.revoked_at IS NULL AND w.connection_id IS NOT NULL
    WHERE s.printer_id = j.printer_id AND s.worker_id <> j.worker_id AND s.state IN ('ready', 'printing'))`;

/** SQL: somebody cancelled the job `j`, and its worker has told nothing of it yet. */
const isCancelled = `(j.cancel_asked_at IS NOT NULL AND (j.status = 'sent' OR j.last_seq = 0))`;

/** SQL: the worker of the job `j` was silent for so long that another one has the printer; it has told no beginning. */
const isPassedOn = `(j.status = 'unconfirmed' AND j.last_seq = 0 AND ${isHandedOver})`;

/** What a worker shall give back, as long as it has not told that it began. */
@Injectable()
export class PrintRecallsRepository {
  /**
   * Cancelled by somebody, also when the worker was away for so long since that its end is unknown; or its printer is
   * offline, stopped or out of paper, and another one of its group – or another worker that reaches the same printer –
   * would print it now; or another worker has its printer since it was silent.
   */
  async ofWorker(tx: Tx, workerId: number): Promise<readonly Recall[]> {
    return await sql<Recall>(
      tx,
      `SELECT j.uuid, j.attempt FROM print_jobs j JOIN print_routes r ON r.kind = j.kind
       WHERE j.worker_id = ? AND j.status IN ('sent', 'unconfirmed') AND (${isCancelled} OR ${isPassedOn} OR (j.status = 'sent' AND ${isStuck}
         AND (${isLetGo} OR (j.is_routed = 1 AND r.group_id IS NOT NULL AND ${firstAble} <> j.printer_id))))
       ORDER BY j.id`,
      [workerId],
    );
  }
}
