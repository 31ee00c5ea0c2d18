import { Injectable } from '@nestjs/common';
import { DomainError } from '@picolo/contracts';
import { Clock } from '../clock/index.js';
import { Db } from '../db/db.js';
import { Outbox } from '../outbox/outbox.js';
import { MailsRepository } from './mails.repository.js';

const againMs = 86_400_000;

/** A person asks for one more attempt, now, and another day of patience. */
@Injectable()
export class RetryMail {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly mails: MailsRepository,
    private readonly outbox: Outbox,
  ) {}

  /** Throws OPERATIONS.MAIL_NOT_FOUND when it is unknown, on its way or sent. */
  async execute(mailId: number): Promise<void> {
    const until = new Date(this.clock.now().getTime() + againMs);
    await this.db.tx(async (tx) => {
      if (!(await this.mails.retry(tx, mailId, until))) throw new DomainError('OPERATIONS.MAIL_NOT_FOUND');
      await this.outbox.append(tx, [{ type: 'mail.queued', subject: `mail:${String(mailId)}`, payload: { mailId } }]);
    });
  }
}
