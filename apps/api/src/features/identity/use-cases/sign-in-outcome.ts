import { Injectable } from '@nestjs/common';
import type { Tx } from '@picolo/server/db';
import { afterFailure, isLocked } from '../domain/lock-out.js';
import { SessionsRepository, type Device, type OpenSession } from '../persistence/sessions.repository.js';
import { SignInFailuresRepository } from '../persistence/sign-in-failures.repository.js';
import { SecondFactorCheck } from './second-factor-check.js';

/** An account whose password was right. */
export interface Proven {
  readonly id: number;
  readonly secondFactor: boolean;
}

/** What an attempt leaves behind: a session, the demand of a second step, or one more failure. */
@Injectable()
export class SignInOutcome {
  constructor(
    private readonly failures: SignInFailuresRepository,
    private readonly sessions: SessionsRepository,
    private readonly check: SecondFactorCheck,
  ) {}

  /** Of the first step; `account` null when it failed. */
  async first(
    tx: Tx,
    email: string,
    account: Proven | null,
    device: Device,
    now: Date,
  ): Promise<OpenSession | 'second-step' | null> {
    if (account === null) {
      const record = await this.failures.readToCount(tx, email, now);
      if (!isLocked(record, now)) await this.failures.store(tx, email, afterFailure(record, now));
      return null;
    }
    const record = await this.failures.read(tx, email);
    if (isLocked(record, now)) return null;
    // The failures stay: guessed codes count until one is right.
    if (account.secondFactor) return 'second-step';
    if (record !== null) await this.failures.clear(tx, email);
    return await this.sessions.open(tx, account.id, device, now);
  }

  /** Of the second step. The account's failures are held: codes guessed at once count like codes in a row. */
  async second(
    tx: Tx,
    { id, email }: { readonly id: number; readonly email: string },
    code: string,
    device: Device,
    now: Date,
  ): Promise<OpenSession | null> {
    const record = await this.failures.readToCount(tx, email, now);
    if (isLocked(record, now)) return null;
    if (!(await this.check.passes(tx, id, code, now))) {
      await this.failures.store(tx, email, afterFailure(record, now));
      return null;
    }
    await this.failures.clear(tx, email);
    return await this.sessions.open(tx, id, device, now);
  }
}
