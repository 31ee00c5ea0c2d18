import { Injectable } from '@nestjs/common';
import { roomOfPermission } from '@picolo/contracts';
import { Clock } from '../clock/index.js';
import { Db } from '../db/db.js';
import type { Tx } from '../db/tx.js';
import { Outbox } from '../outbox/outbox.js';
import { LetterPress } from './letter-press.js';
import { MailTransport, type Outcome } from './mail-transport.js';
import { MailsRepository, type ClaimedMail, type Settled } from './mails.repository.js';
import { nextAttempt } from './retry-plan.js';

/** An attempt that has not ended after this is lost: its process died. Longer than the time-outs of the transport together. */
export const leaseMs = 120_000;

/**
 * One attempt: claimed in one transaction, sent, settled in another. A process that dies between the server's "accepted" and
 * the second transaction sends it again after the lease, under the same Message-ID.
 */
@Injectable()
export class SendMail {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly mails: MailsRepository,
    private readonly press: LetterPress,
    private readonly transport: MailTransport,
    private readonly outbox: Outbox,
  ) {}

  /** Inside the transaction that closes the event; true when this process shall send. */
  async claim(tx: Tx, id: number): Promise<boolean> {
    return await this.mails.claim(tx, id, new Date(this.clock.now().getTime() + leaseMs));
  }

  async execute(id: number): Promise<void> {
    const mail = await this.mails.read(id);
    if (mail === null) return;
    const settled = this.settled(mail, await this.attempt(mail));
    await this.db.tx(async (tx) => {
      if (!(await this.mails.settle(tx, mail, settled))) return;
      const data = { id, state: settled.state, about: mail.about };
      const rooms = [roomOfPermission('operations.read'), roomOfPermission('invoices.read')];
      await this.outbox.append(tx, [], [this.outbox.message({ rooms, event: 'mail:changed', data })]);
    });
  }

  private async attempt(mail: ClaimedMail): Promise<Outcome> {
    if (mail.expiresAt <= this.clock.now()) return { sent: false, trouble: 'too-late', answer: '' };
    const { absent } = this.transport;
    if (absent !== null) return absent;
    const message = await this.press.message(mail);
    if (message === null) return { sent: false, trouble: 'refused', answer: 'JWT_SECRET was changed' };
    return await this.transport.send(message);
  }

  private settled(mail: ClaimedMail, outcome: Outcome): Settled {
    const now = this.clock.now();
    if (outcome.sent) return { state: 'sent', trouble: null, answer: null, dueAt: now, sentAt: now };
    const { trouble, answer } = outcome;
    const next = nextAttempt(trouble, mail.attempts, now, mail.expiresAt);
    if ('again' in next) return { state: 'waiting', trouble, answer, dueAt: next.again, sentAt: null };
    return { state: 'failed', trouble: next.givenUp, answer, dueAt: now, sentAt: null };
  }
}
