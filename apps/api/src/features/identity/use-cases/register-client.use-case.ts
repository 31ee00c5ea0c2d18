import { Injectable } from '@nestjs/common';
import type { Locale, RegisterInput } from '@picolo/contracts';
import { Clock } from '@picolo/server/clock';
import { Db, type Tx } from '@picolo/server/db';
import { normalEmail } from '../domain/email.js';
import { PasswordHasher } from '../password-hasher.js';
import { refuseWeakPassword } from '../password-policy.js';
import { SessionsRepository, type Device, type OpenSession } from '../persistence/sessions.repository.js';
import { NewClientAccount } from './new-client-account.js';
import { SignInAnswer, type SignedIn } from './signed-in.js';

/** A client makes their own account and record, in one transaction, and is signed in (ID-2). */
@Injectable()
export class RegisterClient {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly accounts: NewClientAccount,
    private readonly sessions: SessionsRepository,
    private readonly hasher: PasswordHasher,
    private readonly answer: SignInAnswer,
  ) {}

  /** Throws IDENTITY.WEAK_PASSWORD, IDENTITY.EMAIL_TAKEN. */
  async execute(input: RegisterInput & { readonly locale: Locale }, device: Device): Promise<SignedIn> {
    refuseWeakPassword(input.password, normalEmail(input.email));
    const passwordHash = await this.hasher.hash(input.password);
    const session = await this.db.tx((tx) => this.register(tx, input, passwordHash, device));
    return await this.answer.of(session);
  }

  private async register(
    tx: Tx,
    input: RegisterInput & { readonly locale: Locale },
    passwordHash: string,
    device: Device,
  ): Promise<OpenSession> {
    const userId = await this.accounts.create(tx, input, passwordHash);
    return await this.sessions.open(tx, userId, device, this.clock.now());
  }
}
