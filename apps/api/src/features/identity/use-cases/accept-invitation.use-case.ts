import { Injectable } from '@nestjs/common';
import type { AcceptInput } from '@picolo/contracts';
import { Clock } from '@picolo/server/clock';
import { Db, type Tx } from '@picolo/server/db';
import { PasswordHasher } from '../password-hasher.js';
import { refuseWeakPassword } from '../password-policy.js';
import { SessionsRepository, type Device, type OpenSession } from '../persistence/sessions.repository.js';
import { InvitedAccount } from './invited-account.js';
import { SignInAnswer, type SignedIn } from './signed-in.js';

/** The invited person names themselves, chooses a password and is signed in. The link works once. */
@Injectable()
export class AcceptInvitation {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly account: InvitedAccount,
    private readonly sessions: SessionsRepository,
    private readonly hasher: PasswordHasher,
    private readonly answer: SignInAnswer,
  ) {}

  /** Throws IDENTITY.LINK_INVALID, IDENTITY.WEAK_PASSWORD, IDENTITY.EMAIL_TAKEN. */
  async execute(input: AcceptInput, device: Device): Promise<SignedIn> {
    refuseWeakPassword(input.password, '');
    const passwordHash = await this.hasher.hash(input.password);
    return await this.answer.of(await this.db.tx((tx) => this.apply(tx, input, passwordHash, device)));
  }

  private async apply(tx: Tx, input: AcceptInput, passwordHash: string, device: Device): Promise<OpenSession> {
    const userId = await this.account.make(tx, input, passwordHash);
    return await this.sessions.open(tx, userId, device, this.clock.now());
  }
}
