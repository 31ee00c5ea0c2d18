import { Injectable } from '@nestjs/common';
import { roomOfPermission } from '@picolo/contracts';
import type { Tx } from '@picolo/server/db';
import { Outbox, type NewEvent } from '@picolo/server/outbox';
import { PrintRoutesRepository } from '../persistence/print-routes.repository.js';

const rooms = [roomOfPermission('printing.read')];

/** The ways of prints changed: open screens load them again, and what waits is told of as if it were new. */
@Injectable()
export class RoutingNews {
  constructor(
    private readonly routes: PrintRoutesRepository,
    private readonly outbox: Outbox,
  ) {}

  /** No print goes to the printers of that worker any more. */
  async leaveWorker(tx: Tx, workerId: number): Promise<void> {
    if (await this.routes.leaveWorker(tx, workerId)) await this.tell(tx);
  }

  /** No print goes to that printer any more. */
  async leavePrinter(tx: Tx, printerId: number): Promise<void> {
    if (await this.routes.leavePrinter(tx, printerId)) await this.tell(tx);
  }

  async tell(tx: Tx): Promise<void> {
    const waiting = await this.routes.waiting(tx);
    const live = this.outbox.message({ rooms, event: 'print-routing:changed', data: {} });
    await this.outbox.append(tx, waiting.map(queuedAgain), [live]);
  }
}

const queuedAgain = ({ jobId }: { readonly jobId: number }): NewEvent => ({
  type: 'print-job.queued',
  subject: `print-job:${String(jobId)}`,
  payload: { jobId },
});
