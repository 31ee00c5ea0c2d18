import { Injectable } from '@nestjs/common';
import { AccessCache, type Actor } from '@picolo/server/auth';
import { Clock } from '@picolo/server/clock';
import type { Tx } from '@picolo/server/db';
import { AccountsRepository, type Account } from '../persistence/accounts.repository.js';
import { SignInFailuresRepository } from '../persistence/sign-in-failures.repository.js';
import { MailLink } from './mail-link.js';
import { ProveAddress } from './prove-address.js';

/** What a new password brings with it: other sessions end, the owner is told. */
@Injectable()
export class NewPassword {
  constructor(
    private readonly clock: Clock,
    private readonly accounts: AccountsRepository,
    private readonly failures: SignInFailuresRepository,
    private readonly links: MailLink,
    private readonly proving: ProveAddress,
    private readonly access: AccessCache,
  ) {}

  /** By a mailed link, which proves the address too. No session stays; a lock by failed guesses is over. */
  async afterReset(tx: Tx, account: Account, passwordHash: string): Promise<void> {
    await this.store(tx, account, passwordHash, null);
    await this.failures.clear(tx, account.email);
    if (account.emailVerifiedAt === null) await this.proving.prove(tx, account, account.email);
  }

  /** By its owner, whose present session stays. */
  async afterChange(tx: Tx, account: Account, passwordHash: string, actor: Actor): Promise<void> {
    await this.store(tx, account, passwordHash, actor.sessionId);
  }

  private async store(tx: Tx, account: Account, passwordHash: string, keep: number | null): Promise<void> {
    await this.accounts.setPassword(tx, account.id, passwordHash);
    await this.accounts.endSessions(tx, account.id, keep, this.clock.now());
    await this.links.sendPasswordChanged(tx, account);
  }

  /** After the commit: sockets and streams of the sessions that ended are closed. */
  async announce(userId: number): Promise<void> {
    await this.access.announce(userId);
  }
}
