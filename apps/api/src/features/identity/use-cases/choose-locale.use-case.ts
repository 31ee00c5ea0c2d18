import { Injectable } from '@nestjs/common';
import type { Locale } from '@picolo/contracts';
import { AccessCache, type Actor } from '@picolo/server/auth';
import { UsersRepository } from '../persistence/users.repository.js';

/** The language in which this account is spoken to, on all its devices. */
@Injectable()
export class ChooseLocale {
  constructor(
    private readonly users: UsersRepository,
    private readonly access: AccessCache,
  ) {}

  async execute(actor: Actor, locale: Locale): Promise<void> {
    await this.users.setLocale(actor.userId, locale);
    await this.access.announce(actor.userId);
  }
}
