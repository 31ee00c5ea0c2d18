import { Injectable } from '@nestjs/common';
import { AccessCache, TokenService } from '@picolo/server/auth';
import { Clock } from '@picolo/server/clock';
import { Db, type Tx } from '@picolo/server/db';
import { SessionsRepository } from '../persistence/sessions.repository.js';

interface Proofs {
  readonly refreshToken?: string | undefined;
  readonly accessToken?: string | undefined;
}

/** Ends the session that either token belongs to; its sockets and streams are cut. Nobody signed in is fine too. */
@Injectable()
export class SignOut {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly sessions: SessionsRepository,
    private readonly tokens: TokenService,
    private readonly access: AccessCache,
  ) {}

  async execute(proofs: Proofs): Promise<void> {
    const userId = await this.db.tx((tx) => this.end(tx, proofs));
    if (userId !== null) await this.access.announce(userId);
  }

  private async end(tx: Tx, { refreshToken, accessToken }: Proofs): Promise<number | null> {
    const now = this.clock.now();
    const owner = refreshToken === undefined ? null : await this.sessions.owner(tx, refreshToken, now);
    if (owner !== null) {
      await this.sessions.revoke(tx, owner.sessionId, now);
      return owner.userId;
    }
    const claims = accessToken === undefined ? null : this.tokens.verify(accessToken);
    if (claims === null) return null;
    await this.sessions.revoke(tx, claims.sid, now);
    return claims.sub;
  }
}
