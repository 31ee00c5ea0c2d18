import { Injectable } from '@nestjs/common';
import { DomainError, type RecoveryCodesView, type SecondFactorEnrolment } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { Clock } from '@picolo/server/clock';
import { Db, type Tx } from '@picolo/server/db';
import { AuditFacade } from '../../audit/index.js';
import { SecondFactorsRepository } from '../persistence/second-factors.repository.js';
import { hashSecret, newCode } from '../secrets.js';
import { newTotpSecret, totpEnrolment, totpStep } from '../totp.js';
import { ConfirmPassword } from './confirm-password.js';
import { IdentityNews } from './identity-news.js';

/** Milliseconds to scan the picture and type a code. */
const enrolmentMs = 15 * 60_000;
const recoveryCodes = 10;

/** Turns the second factor on: a secret is shown, a code of it confirms that the app has it (ID-7). */
@Injectable()
export class EnrolSecondFactor {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly factors: SecondFactorsRepository,
    private readonly confirmPassword: ConfirmPassword,
    private readonly audit: AuditFacade,
    private readonly news: IdentityNews,
  ) {}

  /** Throws IDENTITY.WRONG_PASSWORD. */
  async start(actor: Actor, password: string): Promise<SecondFactorEnrolment> {
    const { email } = await this.confirmPassword.execute(actor, password);
    const secret = newTotpSecret();
    const until = new Date(this.clock.now().getTime() + enrolmentMs);
    await this.db.tx((tx) => this.factors.offer(tx, actor.userId, secret, until));
    return await totpEnrolment(secret, email);
  }

  /** Throws IDENTITY.NO_ENROLMENT, AUTH.INVALID_CODE. */
  async confirm(actor: Actor, code: string): Promise<RecoveryCodesView> {
    return await this.db.tx(async (tx) => {
      const now = this.clock.now();
      const factor = await this.factors.read(tx, actor.userId);
      if (factor === null || factor.newSecret === null || factor.newUntil === null || factor.newUntil < now) {
        throw new DomainError('IDENTITY.NO_ENROLMENT');
      }
      const step = totpStep(factor.newSecret, code.replace(/\s/gu, ''), now);
      if (step === null) throw new DomainError('AUTH.INVALID_CODE');
      await this.factors.confirm(tx, actor.userId, step, now);
      await this.audit.record(tx, actor, {
        action: 'user.second-factor-added',
        subject: `user:${actor.userId}`,
        subjectName: actor.name,
        personOf: { userId: actor.userId },
      });
      await this.news.user(tx, actor.userId);
      return await this.newCodes(tx, actor);
    });
  }

  /** Ten new recovery codes in place of those before. Throws IDENTITY.WRONG_PASSWORD, IDENTITY.NO_SECOND_FACTOR. */
  async renewCodes(actor: Actor, password: string): Promise<RecoveryCodesView> {
    await this.confirmPassword.execute(actor, password);
    return await this.db.tx(async (tx) => {
      const factor = await this.factors.read(tx, actor.userId);
      if (factor === null || factor.confirmedAt === null) throw new DomainError('IDENTITY.NO_SECOND_FACTOR');
      return await this.newCodes(tx, actor);
    });
  }

  private async newCodes(tx: Tx, { userId }: Actor): Promise<RecoveryCodesView> {
    const codes = Array.from({ length: recoveryCodes }, newCode);
    await this.factors.replaceCodes(tx, userId, codes.map(hashSecret));
    return { recoveryCodes: codes };
  }
}
