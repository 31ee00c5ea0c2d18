import { randomBytes } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import type { ClientInput, SeededRole } from '@picolo/contracts';
import { AccessCache, TokenService, type Actor } from '@picolo/server/auth';
import { Clock } from '@picolo/server/clock';
import { Db } from '@picolo/server/db';
import { ClientsFacade } from '../clients/index.js';
import { normalEmail } from './domain/email.js';
import { PasswordHasher } from './password-hasher.js';
import { SessionsRepository } from './persistence/sessions.repository.js';
import { UsersRepository } from './persistence/users.repository.js';

export interface UserOptions {
  readonly role?: SeededRole;
  readonly email?: string;
  readonly name?: string;
  /** Left out: the account has no password, which saves the hashing. */
  readonly password?: string;
  /** Of the client record that a `client` gets; by default a person with a billing address. */
  readonly client?: Partial<ClientInput>;
}

export interface BuiltUser {
  readonly actor: Actor;
  /** For `Authorization: Bearer`. */
  readonly accessToken: string;
  readonly email: string;
}

/** For tests: a user with a session of their own, and for the role `client` (the default) a client record. */
export const aUser = async (app: INestApplicationContext, options: UserOptions = {}): Promise<BuiltUser> => {
  const of = <T>(type: abstract new (...args: never[]) => T): T => app.get<T>(type, { strict: false });
  const { role = 'client', name = 'Dominique Test', password } = options;
  const email = normalEmail(options.email ?? `${randomBytes(5).toString('hex')}@picolo.test`);
  const passwordHash = password === undefined ? null : await of(PasswordHasher).hash(password);
  const session = await of(Db).tx(async (tx) => {
    const userId = await of(UsersRepository).insert(tx, { email, passwordHash, name, role, locale: 'fr' });
    if (role === 'client') await of(ClientsFacade).create(tx, { ...person(name, email), ...options.client }, userId);
    const device = { kind: 'program', userAgent: '', address: '' } as const;
    return await of(SessionsRepository).open(tx, userId, device, of(Clock).now());
  });
  const actor = await of(AccessCache).actor(session.userId, session.sessionId);
  if (actor === null) throw new Error('the built user may not act');
  return { actor, email, accessToken: of(TokenService).sign(session.userId, session.sessionId).token };
};

const person = (name: string, email: string): ClientInput => ({
  kind: 'person',
  name,
  email,
  billing: { line1: '1 rue de la Paix', postalCode: '75002', city: 'Paris', country: 'FR' },
});
