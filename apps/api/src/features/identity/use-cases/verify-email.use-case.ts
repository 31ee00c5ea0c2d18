import { Injectable } from '@nestjs/common';
import { DomainError, type VerifiedView } from '@picolo/contracts';
import { AccessCache } from '@picolo/server/auth';
import { Clock } from '@picolo/server/clock';
import { Db, type Tx } from '@picolo/server/db';
import { AccountTokensRepository, type TokenOwner } from '../persistence/account-tokens.repository.js';
import { AccountsRepository } from '../persistence/accounts.repository.js';
import { userStatus } from '../persistence/user.entity.js';
import { ProveAddress } from './prove-address.js';

/** Spends the link of a registration or of a change of address (ID-2). */
@Injectable()
export class VerifyEmail {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly tokens: AccountTokensRepository,
    private readonly accounts: AccountsRepository,
    private readonly proving: ProveAddress,
    private readonly access: AccessCache,
  ) {}

  /** Throws IDENTITY.LINK_INVALID, IDENTITY.EMAIL_TAKEN. */
  async execute(token: string): Promise<VerifiedView> {
    const { userId, email } = await this.db.tx((tx) => this.apply(tx, token));
    // Rights follow: the client record may be another one now.
    await this.access.announce(userId);
    return { email };
  }

  private async apply(tx: Tx, token: string): Promise<TokenOwner> {
    const owner = await this.tokens.spend(tx, token, ['verification', 'email-change'], this.clock.now());
    const account = owner === null ? null : await this.accounts.lock(tx, owner.userId);
    if (owner === null || account?.status !== userStatus.active) throw new DomainError('IDENTITY.LINK_INVALID');
    // A verification link of before a change of address proves the address that was left.
    if (owner.kind === 'verification' && owner.email !== account.email) throw new DomainError('IDENTITY.LINK_INVALID');
    await this.proving.prove(tx, account, owner.email);
    return owner;
  }
}
