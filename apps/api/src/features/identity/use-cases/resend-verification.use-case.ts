import { Injectable } from '@nestjs/common';
import type { Actor } from '@picolo/server/auth';
import { Clock } from '@picolo/server/clock';
import { Db } from '@picolo/server/db';
import { AccountTokensRepository } from '../persistence/account-tokens.repository.js';
import { AccountsRepository } from '../persistence/accounts.repository.js';
import { MailLink } from './mail-link.js';

/** A second click sends no second mail. */
const pauseMs = 60_000;

/** The verification link once more; the one before no longer works. */
@Injectable()
export class ResendVerification {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly tokens: AccountTokensRepository,
    private readonly accounts: AccountsRepository,
    private readonly links: MailLink,
  ) {}

  async execute(actor: Actor): Promise<void> {
    await this.db.tx(async (tx) => {
      const account = await this.accounts.lock(tx, actor.userId);
      if (account === null || account.emailVerifiedAt !== null) return;
      const last = await this.tokens.issuedAt(tx, account.id, 'verification');
      if (last !== null && this.clock.now().getTime() - last.getTime() < pauseMs) return;
      const place = actor.clientId === null ? 'console' : 'portal';
      await this.links.send(tx, 'verification', account, account.email, place);
    });
  }
}
