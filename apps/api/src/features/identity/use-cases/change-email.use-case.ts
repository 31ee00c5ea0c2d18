import { Injectable } from '@nestjs/common';
import type { EmailChange } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { Db } from '@picolo/server/db';
import { normalEmail } from '../domain/email.js';
import { ConfirmPassword } from './confirm-password.js';
import { MailLink } from './mail-link.js';

/**
 * Another address for one's own account: a link to the new one, which becomes the account's when it is followed. Whether it
 * has an account already is told only to who reads its mail.
 */
@Injectable()
export class ChangeEmail {
  constructor(
    private readonly db: Db,
    private readonly confirm: ConfirmPassword,
    private readonly links: MailLink,
  ) {}

  /** Throws IDENTITY.WRONG_PASSWORD. */
  async execute(actor: Actor, input: EmailChange): Promise<void> {
    const account = await this.confirm.execute(actor, input.password);
    const email = normalEmail(input.email);
    await this.db.tx((tx) => this.links.send(tx, 'email-change', account, email, input.place));
  }
}
