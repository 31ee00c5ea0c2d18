import { Injectable } from '@nestjs/common';
import type { ForgottenInput } from '@picolo/contracts';
import { Db } from '@picolo/server/db';
import { Outbox } from '@picolo/server/outbox';
import { normalEmail } from '../domain/email.js';
import { AccountTokensRepository } from '../persistence/account-tokens.repository.js';

/**
 * Somebody forgot their password (ID-2). The request only writes down what was typed: whether the address is known is looked
 * up by the jobs process, so that neither answer nor time tells.
 */
@Injectable()
export class AskPasswordReset {
  constructor(
    private readonly db: Db,
    private readonly tokens: AccountTokensRepository,
    private readonly outbox: Outbox,
  ) {}

  async execute({ email, place }: ForgottenInput): Promise<void> {
    await this.db.tx(async (tx) => {
      const requestId = await this.tokens.ask(tx, normalEmail(email), place);
      const subject = `password-request:${String(requestId)}`;
      await this.outbox.append(tx, [{ type: 'password.forgotten', subject, payload: { requestId } }]);
    });
  }
}
