import { Injectable } from '@nestjs/common';
import { Consumes, Inbox, type ConsumerHandler, type Delivery } from '../outbox/index.js';
import { SendMail } from './send-mail.js';

/** `mail`: its effect is the claim; the mail itself goes out after that commit, and is looked after by its row from then on. */
@Injectable()
@Consumes('mail', { concurrency: 4 })
export class SendQueuedMail implements ConsumerHandler<'mail'> {
  constructor(
    private readonly inbox: Inbox,
    private readonly sender: SendMail,
  ) {}

  async handle(delivery: Delivery<'mail'>): Promise<void> {
    const { mailId } = delivery.payload;
    const claimed = new Set<number>();
    const isFirst = await this.inbox.once(delivery, async (tx) => {
      claimed.clear();
      if (await this.sender.claim(tx, mailId)) claimed.add(mailId);
    });
    if (isFirst && claimed.has(mailId)) await this.sender.execute(mailId);
  }
}
