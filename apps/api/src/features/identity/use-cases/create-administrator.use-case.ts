import { Injectable } from '@nestjs/common';
import type { Locale } from '@picolo/contracts';
import { Db, type Tx } from '@picolo/server/db';
import { AuditFacade } from '../../audit/index.js';
import { normalEmail } from '../domain/email.js';
import { PasswordHasher } from '../password-hasher.js';
import { refuseWeakPassword } from '../password-policy.js';
import { UsersRepository } from '../persistence/users.repository.js';

export interface NewAdministrator {
  readonly email: string;
  /** 10…200 characters. */
  readonly password: string;
  readonly name: string;
  readonly locale: Locale;
}

/** An account with every right of staff (ID-11). */
@Injectable()
export class CreateAdministrator {
  constructor(
    private readonly db: Db,
    private readonly users: UsersRepository,
    private readonly hasher: PasswordHasher,
    private readonly audit: AuditFacade,
  ) {}

  /** Throws IDENTITY.WEAK_PASSWORD, IDENTITY.EMAIL_TAKEN. */
  async execute(input: NewAdministrator): Promise<number> {
    const create = await this.prepare(input);
    return await this.db.tx(create);
  }

  /** Hashes outside, answers what creates inside the caller's transaction. */
  async prepare({ email: typed, password, name, locale }: NewAdministrator): Promise<(tx: Tx) => Promise<number>> {
    const email = normalEmail(typed);
    refuseWeakPassword(password, email);
    const passwordHash = await this.hasher.hash(password);
    return async (tx) => {
      const userId = await this.users.insert(tx, { email, passwordHash, name, role: 'admin', locale });
      await this.audit.record(tx, null, {
        ...{ action: 'user.joined', subject: `user:${userId}`, subjectName: name },
        ...{ after: { role: 'admin', email }, personOf: { userId } },
      });
      return userId;
    };
  }
}
