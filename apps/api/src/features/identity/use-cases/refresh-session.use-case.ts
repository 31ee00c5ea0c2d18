import { Injectable } from '@nestjs/common';
import { DomainError, type ErrorCode } from '@picolo/contracts';
import { AccessCache } from '@picolo/server/auth';
import { Clock } from '@picolo/server/clock';
import { Config } from '@picolo/server/config';
import { Db, type Tx } from '@picolo/server/db';
import { SessionsRepository, type OpenSession } from '../persistence/sessions.repository.js';
import { newToken, tokenAfter } from '../secrets.js';
import { SignInAnswer, type SignedIn } from './signed-in.js';

type Outcome = OpenSession | { readonly refused: ErrorCode; readonly cut: number | null };

/**
 * Exchanges a refresh token for the next one (ID-1). A token that comes a second time was stolen, or its copy was: the
 * session ends, with the tokens that came after. Of two at once one wins and the other is that second time. Only the same
 * attempt may come again, whose answer was lost on the way: it gets the same token as long as that is unspent (ADR 0012).
 */
@Injectable()
export class RefreshSession {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly sessions: SessionsRepository,
    private readonly access: AccessCache,
    private readonly answer: SignInAnswer,
    private readonly config: Config,
  ) {}

  async execute(refreshToken: string, attempt?: string): Promise<SignedIn> {
    const now = this.clock.now();
    const next = attempt === undefined ? newToken() : tokenAfter(this.config.jwtSecret, refreshToken, attempt);
    const outcome = await this.db.tx((tx) => this.exchange(tx, refreshToken, next, now));
    if (!('refused' in outcome)) return await this.answer.of(outcome);
    if (outcome.cut !== null) await this.access.announce(outcome.cut);
    throw new DomainError(outcome.refused);
  }

  private async exchange(tx: Tx, token: string, next: string, now: Date): Promise<Outcome> {
    const spent = await this.sessions.spend(tx, token, now);
    const owner = await this.sessions.owner(tx, token, now);
    if (owner === null) return { refused: 'AUTH.REFRESH_INVALID', cut: null };
    const { userId, sessionId, usable } = owner;
    if (!spent && !(await this.sessions.unspent(tx, sessionId, next))) {
      await this.sessions.revoke(tx, sessionId, now);
      return { refused: 'AUTH.REFRESH_REUSED', cut: userId };
    }
    if (!usable) return { refused: 'AUTH.REFRESH_INVALID', cut: null };
    if (spent) await this.sessions.renew(tx, sessionId, next, now);
    return { userId, sessionId, refreshToken: next };
  }
}
