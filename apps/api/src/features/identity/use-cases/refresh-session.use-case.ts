import { Injectable } from '@nestjs/common';
import { DomainError, type ErrorCode } from '@picolo/contracts';
import { AccessCache } from '@picolo/server/auth';
import { Clock } from '@picolo/server/clock';
import { Db, type Tx } from '@picolo/server/db';
import { SessionsRepository, type OpenSession } from '../persistence/sessions.repository.js';
import { SignInAnswer, type SignedIn } from './signed-in.js';

type Outcome = OpenSession | { readonly refused: ErrorCode; readonly cut: number | null };

/**
 * Exchanges a refresh token for the next one (ID-1). A token that comes a second time was stolen, or its copy was: the
 * session ends, with the tokens that came after. Of two at once one wins and the other is that second time.
 */
@Injectable()
export class RefreshSession {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly sessions: SessionsRepository,
    private readonly access: AccessCache,
    private readonly answer: SignInAnswer,
  ) {}

  async execute(refreshToken: string): Promise<SignedIn> {
    const now = this.clock.now();
    const outcome = await this.db.tx((tx) => this.exchange(tx, refreshToken, now));
    if (!('refused' in outcome)) return await this.answer.of(outcome);
    if (outcome.cut !== null) await this.access.announce(outcome.cut);
    throw new DomainError(outcome.refused);
  }

  private async exchange(tx: Tx, token: string, now: Date): Promise<Outcome> {
    const spent = await this.sessions.spend(tx, token, now);
    const owner = await this.sessions.owner(tx, token, now);
    if (owner === null) return { refused: 'AUTH.REFRESH_INVALID', cut: null };
    if (!spent) {
      await this.sessions.revoke(tx, owner.sessionId, now);
      return { refused: 'AUTH.REFRESH_REUSED', cut: owner.userId };
    }
    if (!owner.usable) return { refused: 'AUTH.REFRESH_INVALID', cut: null };
    const refreshToken = await this.sessions.renew(tx, owner.sessionId, now);
    return { userId: owner.userId, sessionId: owner.sessionId, refreshToken };
  }
}
