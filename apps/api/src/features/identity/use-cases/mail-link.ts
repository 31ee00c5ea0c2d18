import { Injectable } from '@nestjs/common';
import type { Place } from '@picolo/contracts';
import { Clock } from '@picolo/server/clock';
import type { Tx } from '@picolo/server/db';
import { Mailer } from '@picolo/server/mail';
import { letters, type Written } from '../letters/letters.js';
import { AccountTokensRepository, type TokenKind } from '../persistence/account-tokens.repository.js';
import type { Account } from '../persistence/accounts.repository.js';

type Addressee = Pick<Account, 'id' | 'name' | 'locale'>;

const pages = {
  verification: '/verify-email',
  'email-change': '/verify-email',
  reset: '/reset-password',
} as const satisfies Record<TokenKind, string>;

/** Behind `#`: the token reaches no server's log and no referrer. */
const pathOf = (place: Place, page: string, token: string): string =>
  `${place === 'console' ? '/console' : ''}${page}#token=${token}`;

/** Writes the letters that carry a link, with the link made in the same transaction. */
@Injectable()
export class MailLink {
  constructor(
    private readonly clock: Clock,
    private readonly tokens: AccountTokensRepository,
    private readonly mailer: Mailer,
  ) {}

  async send(tx: Tx, kind: TokenKind, to: Addressee, email: string, place: Place): Promise<void> {
    const now = this.clock.now();
    const { token, expiresAt } = await this.tokens.issue(tx, { userId: to.id, kind, email }, now);
    const words = letters[to.locale];
    const path = pathOf(place, pages[kind], token);
    const write = kind === 'reset' ? words.reset : kind === 'verification' ? words.verification : words.emailChange;
    await this.queue(tx, write(to.name, path), to, email, expiresAt);
  }

  async sendEmailChanged(tx: Tx, to: Account, newEmail: string): Promise<void> {
    await this.queue(tx, letters[to.locale].emailChanged(to.name, newEmail), to, to.email);
  }

  async sendPasswordChanged(tx: Tx, to: Account): Promise<void> {
    await this.queue(tx, letters[to.locale].passwordChanged(to.name), to, to.email);
  }

  private async queue(tx: Tx, written: Written, to: Addressee, email: string, expiresAt?: Date): Promise<void> {
    await this.mailer.queue(tx, { ...written, to: email, locale: to.locale, expiresAt });
  }
}
