import { randomBytes } from 'node:crypto';
import { DomainError } from '@picolo/contracts';
import { setTime, type SetTime } from '@picolo/server/testing';
import { openApp, type TestApp } from '../../testing.js';
import { lockMs } from './domain/lock-out.js';
import { PasswordHasher } from './password-hasher.js';
import { ForgetSignIns } from './use-cases/forget-sign-ins.use-case.js';
import { RefreshSession } from './use-cases/refresh-session.use-case.js';
import { SignIn } from './use-cases/sign-in.use-case.js';
import { SignOut } from './use-cases/sign-out.use-case.js';
import type { SignedIn } from './use-cases/signed-in.js';
import { AccessCache, TokenService } from '@picolo/server/auth';
import { aUser } from './user.builder.js';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

const password = 'trois chevaux bleus';
const device = { kind: 'program', userAgent: 'spec', address: '127.0.0.1' } as const;

const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'accepted',
    (error: unknown) => (error instanceof DomainError ? error.code : String(error)),
  );

describe('sign-in', () => {
  let test: TestApp;
  let time: SetTime;
  beforeAll(async () => {
    test = await openApp();
    time = setTime(test.app);
  });
  afterAll(() => test.close());

  const signIn = (email: string, typed = password): Promise<SignedIn> =>
    test.app.get(SignIn).execute({ email, password: typed }, device);
  const refresh = (token: string, attempt?: string): Promise<SignedIn> =>
    test.app.get(RefreshSession).execute(token, attempt);
  const mayAct = async ({ accessToken }: SignedIn): Promise<boolean> => {
    const claims = test.app.get(TokenService).verify(accessToken);
    return claims !== null && (await test.app.get(AccessCache).actor(claims.sub, claims.sid)) !== null;
  };

  it('ID-1 signs in by e-mail, whatever its case, and password', async () => {
    const { email } = await aUser(test.app, { password });
    const signedIn = await signIn(` ${email.toUpperCase()} `);
    expect(signedIn).toMatchObject({ expiresIn: 900, user: { email, role: 'client' } });
    expect(await mayAct(signedIn)).toBe(true);
    const [row] = await test.db.rows<{ hash: string }>('SELECT password_hash AS hash FROM users WHERE email = ?', [
      email,
    ]);
    expect(row?.hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it('ID-1 a refresh token works once; its second use ends the session', async () => {
    const { email } = await aUser(test.app, { password });
    const first = await signIn(email);
    const second = await refresh(first.refreshToken);
    const third = await refresh(second.refreshToken);
    expect(await mayAct(third)).toBe(true);
    expect(await codeOf(refresh(first.refreshToken))).toBe('AUTH.REFRESH_REUSED');
    expect(await mayAct(third)).toBe(false);
    expect(await codeOf(refresh(third.refreshToken))).toBe('AUTH.REFRESH_INVALID');
  });

  it('ID-1 an attempt whose answer was lost gets the same token again, until that is spent', async () => {
    const { email } = await aUser(test.app, { password });
    const { refreshToken } = await signIn(email);
    const [attempt, other] = [randomBytes(16).toString('hex'), randomBytes(16).toString('hex')];
    const lost = await refresh(refreshToken, attempt);
    const again = await refresh(refreshToken, attempt);
    expect(again.refreshToken).toBe(lost.refreshToken);
    expect(await mayAct(again)).toBe(true);
    const next = await refresh(again.refreshToken, other);
    expect(await codeOf(refresh(refreshToken, attempt))).toBe('AUTH.REFRESH_REUSED');
    expect(await mayAct(next)).toBe(false);
  });

  it.each(['another attempt', 'no attempt'])('ID-1 a spent token with %s ends the session', async (how) => {
    const { email } = await aUser(test.app, { password });
    const { refreshToken } = await signIn(email);
    const next = await refresh(refreshToken, randomBytes(16).toString('hex'));
    const attempt = how === 'no attempt' ? undefined : randomBytes(16).toString('hex');
    expect(await codeOf(refresh(refreshToken, attempt))).toBe('AUTH.REFRESH_REUSED');
    expect(await mayAct(next)).toBe(false);
  });

  it('ID-1 the same attempt twenty times at once gets one token, and nobody signed out', async () => {
    const { email } = await aUser(test.app, { password });
    const { refreshToken } = await signIn(email);
    const attempt = randomBytes(16).toString('hex');
    const answers = await Promise.all(Array.from({ length: 20 }, () => refresh(refreshToken, attempt)));
    expect(new Set(answers.map((answer) => answer.refreshToken)).size).toBe(1);
    expect(await mayAct(await refresh(answers[0]?.refreshToken ?? ''))).toBe(true);
  });

  it('ID-4 a lost answer opens nothing once the session ended', async () => {
    const { email } = await aUser(test.app, { password });
    const { refreshToken } = await signIn(email);
    const attempt = randomBytes(16).toString('hex');
    const lost = await refresh(refreshToken, attempt);
    await test.app.get(SignOut).execute({ refreshToken: lost.refreshToken });
    expect(await codeOf(refresh(refreshToken, attempt))).toBe('AUTH.REFRESH_INVALID');
  });

  it('ID-1 another session of the same user lives on', async () => {
    const { email } = await aUser(test.app, { password });
    const [stolen, other] = [await signIn(email), await signIn(email)];
    await refresh(stolen.refreshToken);
    await codeOf(refresh(stolen.refreshToken));
    expect(await mayAct(other)).toBe(true);
  });

  it('ID-1 of twenty refreshes at once exactly one gets the next token', async () => {
    const { email } = await aUser(test.app, { password });
    const { refreshToken } = await signIn(email);
    const codes = await Promise.all(Array.from({ length: 20 }, () => codeOf(refresh(refreshToken))));
    expect(codes.filter((code) => code === 'accepted')).toHaveLength(1);
    expect(codes.filter((code) => code === 'AUTH.REFRESH_REUSED')).toHaveLength(19);
  });

  it('ID-1 unknown, expired and signed-out refresh tokens are refused', async () => {
    const { email } = await aUser(test.app, { password });
    expect(await codeOf(refresh('nonsense'))).toBe('AUTH.REFRESH_INVALID');
    const signedIn = await signIn(email);
    await test.app.get(SignOut).execute({ refreshToken: signedIn.refreshToken });
    expect(await mayAct(signedIn)).toBe(false);
    expect(await codeOf(refresh(signedIn.refreshToken))).toBe('AUTH.REFRESH_INVALID');
    const old = await signIn(email);
    time.pass(31 * 86_400_000);
    expect(await codeOf(refresh(old.refreshToken))).toBe('AUTH.REFRESH_INVALID');
  });

  it('ID-1 signing out works with the access token alone', async () => {
    const { email } = await aUser(test.app, { password });
    const signedIn = await signIn(email);
    await test.app.get(SignOut).execute({ accessToken: signedIn.accessToken });
    expect(await mayAct(signedIn)).toBe(false);
  });

  it.each(['known', 'unknown'])('ID-2 the fifth failure locks a %s address, with one answer for all', async (kind) => {
    const email = kind === 'known' ? (await aUser(test.app, { password })).email : 'nobody@picolo.test';
    for (let attempt = 0; attempt < 7; attempt += 1) {
      expect(await codeOf(signIn(email, 'not the password'))).toBe('AUTH.INVALID_CREDENTIALS');
    }
    expect(await codeOf(signIn(email))).toBe('AUTH.INVALID_CREDENTIALS');
    time.pass(lockMs);
    expect(await codeOf(signIn(email))).toBe(kind === 'known' ? 'accepted' : 'AUTH.INVALID_CREDENTIALS');
  });

  it('ID-2 a sign-in forgets the failures before it', async () => {
    const { email } = await aUser(test.app, { password });
    for (const typed of ['a', 'b', 'c', 'd', password, 'e', 'f', 'g', 'h']) await codeOf(signIn(email, typed));
    expect(await codeOf(signIn(email))).toBe('accepted');
  });

  it('ID-2 guesses made at once count like guesses in a row', async () => {
    const { email } = await aUser(test.app, { password });
    await Promise.all(Array.from({ length: 30 }, (_, index) => codeOf(signIn(email, `guess ${String(index)}`))));
    const [row] = await test.db.rows<{ failures: number }>('SELECT failures FROM sign_in_failures WHERE email = ?', [
      email,
    ]);
    expect(row?.failures).toBe(5);
    expect(await codeOf(signIn(email))).toBe('AUTH.INVALID_CREDENTIALS');
  });

  it('ID-2 fifty right sign-ins at once all succeed', async () => {
    const { email } = await aUser(test.app, { password });
    const codes = await Promise.all(Array.from({ length: 50 }, () => codeOf(signIn(email))));
    expect(new Set(codes)).toEqual(new Set(['accepted']));
  });

  it('ID-2 unknown, suspended, locked and password-less accounts cost the same password work', async () => {
    const known = await aUser(test.app, { password });
    const without = await aUser(test.app);
    const suspended = await aUser(test.app, { password });
    await test.db.rows("UPDATE users SET status = 'suspended' WHERE email = ?", [suspended.email]);
    const locked = await aUser(test.app, { password });
    for (let attempt = 0; attempt < 5; attempt += 1) await codeOf(signIn(locked.email, 'x'));
    const verify = vi.spyOn(test.app.get(PasswordHasher), 'compare');
    for (const email of [known.email, 'nobody2@picolo.test', suspended.email, without.email, locked.email]) {
      verify.mockClear();
      await codeOf(signIn(email));
      expect(verify).toHaveBeenCalledTimes(1);
      expect(verify.mock.calls[0]?.[0]).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    }
    verify.mockRestore();
    expect(await codeOf(signIn(suspended.email))).toBe('AUTH.INVALID_CREDENTIALS');
  });

  it('ID-4 a suspended user cannot refresh', async () => {
    const { email } = await aUser(test.app, { password });
    const { refreshToken } = await signIn(email);
    await test.db.rows("UPDATE users SET status = 'suspended' WHERE email = ?", [email]);
    expect(await codeOf(refresh(refreshToken))).toBe('AUTH.REFRESH_INVALID');
  });

  it('ID-9 old sessions, their tokens and old failures are forgotten', async () => {
    time.pass(90 * 86_400_000);
    await test.app.get(ForgetSignIns).execute();
    const count = async (table: string): Promise<number> =>
      (await test.db.rows<{ count: number }>(`SELECT COUNT(*) AS count FROM ${table}`))[0]?.count ?? -1;
    expect([await count('sessions'), await count('refresh_tokens'), await count('sign_in_failures')]).toEqual([
      0, 0, 0,
    ]);
  });
});
