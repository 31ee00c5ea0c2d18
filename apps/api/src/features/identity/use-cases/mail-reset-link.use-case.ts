import { Injectable } from '@nestjs/common';
import { Clock } from '@picolo/server/clock';
import type { Tx } from '@picolo/server/db';
import { AccountTokensRepository } from '../persistence/account-tokens.repository.js';
import { AccountsRepository } from '../persistence/accounts.repository.js';
import { MailLink } from './mail-link.js';

/** Somebody who types a stranger's address again and again fills no mailbox. */
const pauseMs = 60_000;

/** Answers one "forgotten password": a known address gets its link, an unknown one nothing. */
@Injectable()
export class MailResetLink {
  constructor(
    private readonly clock: Clock,
    private readonly tokens: AccountTokensRepository,
    private readonly accounts: AccountsRepository,
    private readonly links: MailLink,
  ) {}

  async execute(tx: Tx, requestId: number): Promise<void> {
    const request = await this.tokens.answer(tx, requestId);
    const found = request === null ? null : await this.accounts.activeByEmail(tx, request.email);
    if (request === null || found === null) return;
    const account = await this.accounts.lock(tx, found.id);
    if (account === null) return;
    const last = await this.tokens.issuedAt(tx, account.id, 'reset');
    if (last !== null && this.clock.now().getTime() - last.getTime() < pauseMs) return;
    await this.links.send(tx, 'reset', account, account.email, request.place);
  }
}
