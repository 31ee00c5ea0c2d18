import { Injectable } from '@nestjs/common';
import { Clock } from '@picolo/server/clock';
import type { Tx } from '@picolo/server/db';
import { ClientsFacade } from '../../clients/index.js';
import { AccountsRepository, type Account } from '../persistence/accounts.repository.js';
import { IdentityNews } from './identity-news.js';
import { MailLink } from './mail-link.js';

/** An address has been proved to be the account's: what follows from it. */
@Injectable()
export class ProveAddress {
  constructor(
    private readonly clock: Clock,
    private readonly accounts: AccountsRepository,
    private readonly clients: ClientsFacade,
    private readonly links: MailLink,
    private readonly news: IdentityNews,
  ) {}

  /** The account's address becomes `email`; a client gets the record that staff keeps under it (ID-10). */
  async prove(tx: Tx, account: Account, email: string): Promise<void> {
    await this.accounts.setVerifiedEmail(tx, account.id, email, this.clock.now());
    await this.clients.addressProved(tx, account.id, { before: account.email, now: email });
    if (email === account.email) return;
    await this.links.sendEmailChanged(tx, account, email);
    await this.news.user(tx, account.id);
  }
}
