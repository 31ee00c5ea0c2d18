import { DomainError } from '@picolo/contracts';
import { AccessCache, TokenService } from '@picolo/server/auth';
import { setTime, type SetTime } from '@picolo/server/testing';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { deliver } from '../../../../../libs/server/src/mail/deliver.builder.js';
import { lettersTo, tokenIn } from '../../letters.builder.js';
import { ask } from '../../testing-http.js';
import { startApi, type TestApi } from '../../testing.js';
import { MailResetLinkWhenForgotten } from './jobs/mail-reset-link-when-forgotten.job.js';
import { PasswordHasher } from './password-hasher.js';
import { ChangeEmail } from './use-cases/change-email.use-case.js';
import { ChangePassword } from './use-cases/change-password.use-case.js';
import { RegisterClient } from './use-cases/register-client.use-case.js';
import { ResendVerification } from './use-cases/resend-verification.use-case.js';
import { ResetPassword } from './use-cases/reset-password.use-case.js';
import { SignIn } from './use-cases/sign-in.use-case.js';
import type { SignedIn } from './use-cases/signed-in.js';
import { VerifyEmail } from './use-cases/verify-email.use-case.js';
import { aUser } from './user.builder.js';

const password = 'trois chevaux bleus';
const newPassword = 'quatre canards verts';
const device = { kind: 'program', userAgent: 'spec', address: '127.0.0.1' } as const;
const hour = 3_600_000;

const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'accepted',
    (error: unknown) => (error instanceof DomainError ? error.code : String(error)),
  );

describe('accounts by mailed links', () => {
  let test: TestApi;
  let time: SetTime;
  beforeAll(async () => {
    test = await startApi();
    time = setTime(test.app);
  });
  afterAll(() => test.close());

  const of = <T>(type: abstract new (...args: never[]) => T): T => test.app.get<T>(type, { strict: false });
  const register = (email: string): Promise<SignedIn> =>
    of(RegisterClient).execute({ email, password, name: 'Zoé Martin', locale: 'fr' }, device);
  const signIn = (email: string, typed = password): Promise<SignedIn> =>
    of(SignIn).execute({ email, password: typed }, device);
  const verify = (token: string): Promise<unknown> => of(VerifyEmail).execute(token);
  const mayAct = async ({ accessToken }: SignedIn): Promise<boolean> => {
    const claims = of(TokenService).verify(accessToken);
    return claims !== null && (await of(AccessCache).actor(claims.sub, claims.sid)) !== null;
  };
  const forgotten = async (email: string): Promise<void> => {
    await ask(`${test.origin}/api/auth/forgotten`, { body: { email, place: 'portal' } });
    await deliver(test.app, 'password-resets', MailResetLinkWhenForgotten);
  };
  const resetLink = async (email: string): Promise<string> => {
    await forgotten(email);
    return tokenIn((await lettersTo(test.app, email))[0]);
  };
  const verifiedAt = async (email: string): Promise<Date | null | undefined> =>
    (await test.db.rows<{ at: Date | null }>('SELECT email_verified_at AS at FROM users WHERE email = ?', [email]))[0]
      ?.at;

  it('ID-2 a registration mails a link that proves the address, once', async () => {
    const { user } = await register('zoe@picolo.test');
    expect(user.emailVerified).toBe(false);
    const [letter] = await lettersTo(test.app, 'zoe@picolo.test');
    expect(letter?.button?.path).toMatch(/^\/verify-email#token=[\w-]{43}$/);
    const token = tokenIn(letter);
    expect(JSON.stringify(await test.db.rows('SELECT * FROM account_tokens'))).not.toContain(token);
    expect(await codeOf(verify(token))).toBe('accepted');
    expect(await verifiedAt('zoe@picolo.test')).toEqual(time.now());
    expect(await codeOf(verify(token))).toBe('IDENTITY.LINK_INVALID');
    expect(await codeOf(verify('nonsense'))).toBe('IDENTITY.LINK_INVALID');
  });

  it('ID-2 the link is sent again once a minute, the one before dies; after 48 hours it is over', async () => {
    const signedIn = await register('again@picolo.test');
    const actor = await of(AccessCache).actor(
      signedIn.user.id,
      of(TokenService).verify(signedIn.accessToken)?.sid ?? 0,
    );
    if (actor === null) throw new Error('nobody');
    await of(ResendVerification).execute(actor);
    expect(await lettersTo(test.app, 'again@picolo.test')).toHaveLength(1);
    time.pass(60_000);
    await of(ResendVerification).execute(actor);
    const [second, first] = await lettersTo(test.app, 'again@picolo.test');
    expect(await codeOf(verify(tokenIn(first)))).toBe('IDENTITY.LINK_INVALID');
    time.pass(48 * hour);
    expect(await codeOf(verify(tokenIn(second)))).toBe('IDENTITY.LINK_INVALID');
    expect(await verifiedAt('again@picolo.test')).toBeNull();
  });

  it('ID-2 a reset link works once: of twenty at once exactly one, and every session ends', async () => {
    const { email } = await aUser(test.app, { password });
    const before = await signIn(email);
    const token = await resetLink(email);
    const codes = await Promise.all(
      Array.from({ length: 20 }, () => codeOf(of(ResetPassword).execute({ token, password: newPassword }))),
    );
    expect(codes.filter((code) => code === 'accepted')).toHaveLength(1);
    expect(codes.filter((code) => code === 'IDENTITY.LINK_INVALID')).toHaveLength(19);
    expect(await mayAct(before)).toBe(false);
    expect(await codeOf(signIn(email))).toBe('AUTH.INVALID_CREDENTIALS');
    expect(await codeOf(signIn(email, newPassword))).toBe('accepted');
    expect(await verifiedAt(email)).toEqual(time.now());
    expect((await lettersTo(test.app, email))[0]?.title).toBe('Votre mot de passe a changé');
  });

  it('ID-2 a reset link is good for an hour, a newer one replaces it, a weak password leaves it unspent', async () => {
    const { email } = await aUser(test.app, { password });
    const reset = (token: string, typed = newPassword): Promise<string> =>
      codeOf(of(ResetPassword).execute({ token, password: typed }));
    const first = await resetLink(email);
    time.pass(61_000);
    const second = await resetLink(email);
    expect(await reset(first)).toBe('IDENTITY.LINK_INVALID');
    expect(await reset(second, 'motdepasse')).toBe('IDENTITY.WEAK_PASSWORD');
    expect(await reset(second, email)).toBe('IDENTITY.WEAK_PASSWORD');
    time.pass(hour);
    expect(await reset(second)).toBe('IDENTITY.LINK_INVALID');
    expect(await reset(await resetLink(email))).toBe('accepted');
  });

  it('ID-2 a reset ends a lock by failed guesses', async () => {
    const { email } = await aUser(test.app, { password });
    for (let guess = 0; guess < 5; guess += 1) await codeOf(signIn(email, 'wrong'));
    expect(await codeOf(signIn(email))).toBe('AUTH.INVALID_CREDENTIALS');
    await of(ResetPassword).execute({ token: await resetLink(email), password: newPassword });
    expect(await codeOf(signIn(email, newPassword))).toBe('accepted');
  });

  it('ID-2 asking again and again fills no mailbox, and a suspended account gets nothing', async () => {
    const { email } = await aUser(test.app, { password });
    for (let time = 0; time < 5; time += 1) await forgotten(email);
    expect(await lettersTo(test.app, email)).toHaveLength(1);
    const suspended = await aUser(test.app, { password });
    await test.db.rows("UPDATE users SET status = 'suspended' WHERE email = ?", [suspended.email]);
    await forgotten(suspended.email);
    expect(await lettersTo(test.app, suspended.email)).toHaveLength(0);
  });

  it('ID-2 known and unknown addresses cannot be told apart: status, body, headers, and what the request does', async () => {
    const { email } = await aUser(test.app, { password });
    const queries = vi.spyOn(test.db, 'tx');
    const plain = vi.spyOn(test.db, 'rows');
    const answers = [];
    for (const typed of [email, 'nobody@picolo.test']) {
      queries.mockClear();
      plain.mockClear();
      const { status, text, headers } = await ask(`${test.origin}/api/auth/forgotten`, {
        body: { email: typed, place: 'portal' },
      });
      answers.push({
        status,
        text,
        headers: [...headers.keys()].sort(),
        work: [queries.mock.calls.length, plain.mock.calls.length],
      });
    }
    queries.mockRestore();
    plain.mockRestore();
    expect(answers[0]).toMatchObject({ status: 202, text: '' });
    expect(answers[1]).toEqual(answers[0]);
    await deliver(test.app, 'password-resets', MailResetLinkWhenForgotten);
    expect(await lettersTo(test.app, 'nobody@picolo.test')).toHaveLength(0);
    expect(await test.db.rows('SELECT id FROM password_requests')).toEqual([]);
  });

  it('ID-2 sign-in answers the same for known and unknown addresses, after one password check each', async () => {
    const { email } = await aUser(test.app, { password });
    const compare = vi.spyOn(of(PasswordHasher), 'compare');
    const answers = [];
    for (const typed of [email, 'nobody-here@picolo.test']) {
      compare.mockClear();
      const { status, body, headers } = await ask(`${test.origin}/api/auth/login`, {
        body: { email: typed, password: 'not the password' },
      });
      const { traceId: _traceId, ...told } = body;
      answers.push({ status, told, headers: [...headers.keys()].sort(), checks: compare.mock.calls.length });
    }
    compare.mockRestore();
    expect(answers[0]).toMatchObject({ status: 401, told: { code: 'AUTH.INVALID_CREDENTIALS' }, checks: 1 });
    expect(answers[1]).toEqual(answers[0]);
  });

  it('ID-2 one’s own password is changed by the present one; the other sessions end', async () => {
    const { email, actor } = await aUser(test.app, { password });
    const other = await signIn(email);
    const change = of(ChangePassword);
    expect(await codeOf(change.execute(actor, { current: 'wrong', password: newPassword }))).toBe(
      'IDENTITY.WRONG_PASSWORD',
    );
    expect(await codeOf(change.execute(actor, { current: password, password: 'motdepasse' }))).toBe(
      'IDENTITY.WEAK_PASSWORD',
    );
    await change.execute(actor, { current: password, password: newPassword });
    expect(await mayAct(other)).toBe(false);
    expect(await of(AccessCache).actor(actor.userId, actor.sessionId)).not.toBeNull();
    expect(await codeOf(signIn(email, newPassword))).toBe('accepted');
  });

  it('ID-2 a found device guesses the password five times, not more', async () => {
    const { actor } = await aUser(test.app, { password });
    const change = (current: string): Promise<string> =>
      codeOf(of(ChangePassword).execute(actor, { current, password: newPassword }));
    for (let guess = 0; guess < 5; guess += 1)
      expect(await change(`guess ${String(guess)}`)).toBe('IDENTITY.WRONG_PASSWORD');
    expect(await change(password)).toBe('IDENTITY.WRONG_PASSWORD');
  });

  it('ID-2 another address becomes the account’s when its link is followed; the old one is told', async () => {
    const { email, actor } = await aUser(test.app, { password });
    const taken = await aUser(test.app, { password });
    const change = (to: string, typed = password): Promise<void> =>
      of(ChangeEmail).execute(actor, { email: to, password: typed, place: 'portal' });
    expect(await codeOf(change('new@picolo.test', 'wrong'))).toBe('IDENTITY.WRONG_PASSWORD');
    await change('New@picolo.test');
    expect(await codeOf(signIn('new@picolo.test'))).toBe('AUTH.INVALID_CREDENTIALS');
    await verify(tokenIn((await lettersTo(test.app, 'new@picolo.test'))[0]));
    expect(await codeOf(signIn('new@picolo.test'))).toBe('accepted');
    expect(await codeOf(signIn(email))).toBe('AUTH.INVALID_CREDENTIALS');
    expect((await lettersTo(test.app, email))[0]?.title).toBe('Votre adresse e-mail a changé');
    await change(taken.email);
    expect(await codeOf(verify(tokenIn((await lettersTo(test.app, taken.email))[0])))).toBe('IDENTITY.EMAIL_TAKEN');
  });
});
