import { Injectable } from '@nestjs/common';
import type { Actor } from '@picolo/server/auth';
import { Db } from '@picolo/server/db';
import { AuditFacade } from '../../audit/index.js';
import { SecondFactorsRepository } from '../persistence/second-factors.repository.js';
import { ConfirmPassword } from './confirm-password.js';
import { IdentityNews } from './identity-news.js';

/** By its owner, with their password. */
@Injectable()
export class DisableSecondFactor {
  constructor(
    private readonly db: Db,
    private readonly factors: SecondFactorsRepository,
    private readonly confirmPassword: ConfirmPassword,
    private readonly audit: AuditFacade,
    private readonly news: IdentityNews,
  ) {}

  /** Throws IDENTITY.WRONG_PASSWORD. Nothing to turn off is fine too. */
  async execute(actor: Actor, password: string): Promise<void> {
    await this.confirmPassword.execute(actor, password);
    await this.db.tx(async (tx) => {
      if (!(await this.factors.drop(tx, actor.userId))) return;
      await this.audit.record(tx, actor, {
        action: 'user.second-factor-removed',
        subject: `user:${actor.userId}`,
        subjectName: actor.name,
        personOf: { userId: actor.userId },
      });
      await this.news.user(tx, actor.userId);
    });
  }
}
