import { Injectable } from '@nestjs/common';
import { Consumes, Inbox, type ConsumerHandler, type Delivery } from '@picolo/server/outbox';
import { NotifyUsers } from '../use-cases/notify-users.use-case.js';

/** PR-7: a job did not come out of the printer, or nobody knows whether it did. */
@Injectable()
@Consumes('print-alerts')
export class AlertPrintProblem implements ConsumerHandler<'print-alerts'> {
  constructor(
    private readonly inbox: Inbox,
    private readonly notify: NotifyUsers,
  ) {}

  async handle(delivery: Delivery<'print-alerts'>): Promise<void> {
    const { jobId, status, kind, number } = delivery.payload;
    await this.inbox.once(delivery, (tx) =>
      this.notify.execute(tx, 'printing.alerts', {
        kind: 'print.problem',
        facts: { jobId, status, kind, number },
        eventId: delivery.eventId,
      }),
    );
  }
}
