import { Injectable } from '@nestjs/common';
import type { Tx } from '@picolo/server/db';
import { afterFailure, isLocked } from '../domain/lock-out.js';
import { SessionsRepository, type Device, type OpenSession } from '../persistence/sessions.repository.js';
import { SignInFailuresRepository } from '../persistence/sign-in-failures.repository.js';

/** What an attempt leaves behind: a session, or one more failure. */
@Injectable()
export class SignInOutcome {
  constructor(
    private readonly failures: SignInFailuresRepository,
    private readonly sessions: SessionsRepository,
  ) {}

  async write(tx: Tx, email: string, userId: number | null, device: Device, now: Date): Promise<OpenSession | null> {
    if (userId === null) {
      const record = await this.failures.readToCount(tx, email, now);
      if (!isLocked(record, now)) await this.failures.store(tx, email, afterFailure(record, now));
      return null;
    }
    const record = await this.failures.read(tx, email);
    if (isLocked(record, now)) return null;
    if (record !== null) await this.failures.clear(tx, email);
    return await this.sessions.open(tx, userId, device, now);
  }
}
