import { Injectable } from '@nestjs/common';
import type { Locale, RegisterInput } from '@picolo/contracts';
import type { Tx } from '@picolo/server/db';
import { ClientsFacade } from '../../clients/index.js';
import { normalEmail } from '../domain/email.js';
import { UsersRepository } from '../persistence/users.repository.js';
import { IdentityNews } from './identity-news.js';
import { MailLink } from './mail-link.js';

/** The account and the record of a client, together, and the letter that asks whether the address is theirs. */
@Injectable()
export class NewClientAccount {
  constructor(
    private readonly users: UsersRepository,
    private readonly clients: ClientsFacade,
    private readonly links: MailLink,
    private readonly news: IdentityNews,
  ) {}

  async create(tx: Tx, input: RegisterInput & { readonly locale: Locale }, passwordHash: string): Promise<number> {
    const email = normalEmail(input.email);
    const userId = await this.users.insert(tx, {
      email,
      passwordHash,
      name: input.name,
      role: 'client',
      locale: input.locale,
    });
    const company = input.company ?? null;
    await this.clients.create(
      tx,
      { kind: company === null ? 'person' : 'company', name: company ?? input.name, email },
      userId,
      'client',
    );
    await this.links.send(tx, 'verification', { id: userId, name: input.name, locale: input.locale }, email, 'portal');
    await this.news.user(tx, userId);
    return userId;
  }
}
