import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/index.js';
import { Db } from '../db/db.js';
import { Outbox, Sweeps, type NewEvent, type Sweep } from '../outbox/index.js';
import { MailsRepository } from './mails.repository.js';

const keptMs = 365 * 86_400_000;

const queued = (mailId: number): NewEvent => ({
  type: 'mail.queued',
  subject: `mail:${String(mailId)}`,
  payload: { mailId },
});

/** Mails whose next attempt is due, and those whose attempt was lost with its process. */
@Injectable()
@Sweeps({ everyMs: 2_000 })
export class MailSweep implements Sweep {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly mails: MailsRepository,
    private readonly outbox: Outbox,
  ) {}

  async sweep(): Promise<void> {
    const now = this.clock.now();
    await this.db.tx(async (tx) => {
      const ids = await this.mails.due(tx, now);
      if (ids.length === 0) return;
      await this.mails.requeue(tx, ids);
      await this.outbox.append(tx, ids.map(queued));
    });
  }
}

/** Mails that are over are forgotten after a year: what was sent is not a record to keep for ever. */
@Injectable()
@Sweeps({ everyMs: 3_600_000 })
export class ForgetMailsSweep implements Sweep {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly mails: MailsRepository,
  ) {}

  async sweep(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - keptMs);
    await this.db.tx((tx) => this.mails.forget(tx, before));
  }
}
