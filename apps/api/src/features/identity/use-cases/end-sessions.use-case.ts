import { Injectable } from '@nestjs/common';
import { DomainError } from '@picolo/contracts';
import { AccessCache, type Actor } from '@picolo/server/auth';
import { Clock } from '@picolo/server/clock';
import { Db } from '@picolo/server/db';
import { SessionsRepository } from '../persistence/sessions.repository.js';

/** One's own sessions, ended with their sockets and streams (ID-7). */
@Injectable()
export class EndSessions {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly sessions: SessionsRepository,
    private readonly access: AccessCache,
  ) {}

  /** Throws IDENTITY.SESSION_NOT_FOUND: another's is as unknown as one that is over. */
  async one({ userId }: Actor, sessionId: number): Promise<void> {
    const ended = await this.db.tx((tx) => this.sessions.revokeOwn(tx, userId, sessionId, this.clock.now()));
    if (!ended) throw new DomainError('IDENTITY.SESSION_NOT_FOUND');
    await this.access.announce(userId);
  }

  /** All but the one that asks; how many there were. */
  async others({ userId, sessionId }: Actor): Promise<number> {
    const ended = await this.db.tx((tx) => this.sessions.revokeAll(tx, userId, this.clock.now(), sessionId));
    await this.access.announce(userId);
    return ended;
  }
}
