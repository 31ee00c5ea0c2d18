import { Injectable } from '@nestjs/common';
import { DomainError } from '@picolo/contracts';
import { Clock } from '@picolo/server/clock';
import type { Tx } from '@picolo/server/db';
import { AccountTokensRepository, type TokenKind, type TokenOwner } from '../persistence/account-tokens.repository.js';
import { AccountsRepository, type Account } from '../persistence/accounts.repository.js';
import { userStatus } from '../persistence/user.entity.js';

export interface SpentLink extends TokenOwner {
  /** Locked until the transaction ends. */
  readonly account: Account;
}

/** Spends mailed links, once each. */
@Injectable()
export class LinkOwner {
  constructor(
    private readonly clock: Clock,
    private readonly tokens: AccountTokensRepository,
    private readonly accounts: AccountsRepository,
  ) {}

  /** Throws IDENTITY.LINK_INVALID: spent, replaced, expired, of an account that is not active, or of an address it has left. */
  async spend(tx: Tx, token: string, kinds: readonly TokenKind[]): Promise<SpentLink> {
    const owner = await this.tokens.spend(tx, token, kinds, this.clock.now());
    const account = owner === null ? null : await this.accounts.lock(tx, owner.userId);
    if (owner === null || account?.status !== userStatus.active) throw new DomainError('IDENTITY.LINK_INVALID');
    if (owner.kind !== 'email-change' && owner.email !== account.email) throw new DomainError('IDENTITY.LINK_INVALID');
    return { ...owner, account };
  }
}
