import { Injectable } from '@nestjs/common';
import { Consumes, Inbox, type ConsumerHandler, type Delivery } from '@picolo/server/outbox';
import { MailResetLink } from '../use-cases/mail-reset-link.use-case.js';

@Injectable()
@Consumes('password-resets')
export class MailResetLinkWhenForgotten implements ConsumerHandler<'password-resets'> {
  constructor(
    private readonly inbox: Inbox,
    private readonly mail: MailResetLink,
  ) {}

  async handle(delivery: Delivery<'password-resets'>): Promise<void> {
    await this.inbox.once(delivery, (tx) => this.mail.execute(tx, delivery.payload.requestId));
  }
}
