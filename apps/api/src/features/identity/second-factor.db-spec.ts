import { DomainError, type SecondFactorDemand } from '@picolo/contracts';
import { Config } from '@picolo/server/config';
import { setTime, type SetTime } from '@picolo/server/testing';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SealedSecondFactors1770000000131 } from '../../../../../migrations/1770000000131-sealed-second-factors.js';
import { openApp, type TestApp } from '../../testing.js';
import { AuditQuery } from '../audit/queries/audit.query.js';
import { lockMs } from './domain/lock-out.js';
import { SecondFactorsRepository } from './persistence/second-factors.repository.js';
import { SecondFactorQuery } from './queries/second-factor.query.js';
import { openFactor } from './sealed-factor.js';
import { newTotpSecret, totpCode } from './totp.js';
import { ConfirmSignIn } from './use-cases/confirm-sign-in.use-case.js';
import { DisableSecondFactor } from './use-cases/disable-second-factor.use-case.js';
import { EnrolSecondFactor } from './use-cases/enrol-second-factor.use-case.js';
import { SignIn } from './use-cases/sign-in.use-case.js';
import type { SignedIn } from './use-cases/signed-in.js';
import { aUser, type BuiltUser } from './user.builder.js';

const password = 'trois chevaux bleus';
const device = { kind: 'program', userAgent: 'spec', address: '127.0.0.1' } as const;
const step = 30_000;

const refusal = (work: Promise<unknown>): Promise<DomainError> =>
  work.then(
    () => new DomainError('SERVICE.UNEXPECTED', { accepted: true }),
    (error: unknown) => (error instanceof DomainError ? error : new DomainError('SERVICE.UNEXPECTED', { error })),
  );
const codeOf = async (work: Promise<unknown>): Promise<string> => (await refusal(work)).code;

describe('second factor', () => {
  let test: TestApp;
  let time: SetTime;
  beforeAll(async () => {
    test = await openApp();
    time = setTime(test.app);
  });
  afterAll(() => test.close());

  const enrol = (): EnrolSecondFactor => test.app.get(EnrolSecondFactor);
  const secretOf = async ({ actor }: BuiltUser): Promise<Buffer> => {
    const row = await test.db.tx((tx) => test.app.get(SecondFactorsRepository).read(tx, actor.userId));
    return row?.newSecret ?? row?.secret ?? Buffer.alloc(0);
  };
  const codeNow = async (user: BuiltUser): Promise<string> => totpCode(await secretOf(user), time.now());

  /** A user whose second factor is on, past the code that turned it on. */
  const protectedUser = async (): Promise<{ user: BuiltUser; recoveryCodes: readonly string[] }> => {
    const user = await aUser(test.app, { role: 'employee', password });
    await enrol().start(user.actor, password);
    const { recoveryCodes } = await enrol().confirm(user.actor, await codeNow(user));
    time.pass(step);
    return { user, recoveryCodes };
  };
  const firstStep = (user: BuiltUser, typed = password): Promise<SignedIn> =>
    test.app.get(SignIn).execute({ email: user.email, password: typed }, device);
  const challenge = async (user: BuiltUser): Promise<string> => {
    const demand = await refusal(firstStep(user));
    expect(demand.code).toBe('AUTH.SECOND_FACTOR_REQUIRED');
    return (demand.meta as unknown as SecondFactorDemand).challenge;
  };
  const secondStep = async (user: BuiltUser, code: string, given?: string): Promise<SignedIn> =>
    test.app.get(ConfirmSignIn).execute({ challenge: given ?? (await challenge(user)), code }, device);

  it('ID-7 nothing is on before a code of the shown secret was entered', async () => {
    const user = await aUser(test.app, { password });
    expect(await codeOf(enrol().confirm(user.actor, '123456'))).toBe('IDENTITY.NO_ENROLMENT');
    expect(await codeOf(enrol().start(user.actor, 'not it'))).toBe('IDENTITY.WRONG_PASSWORD');
    const shown = await enrol().start(user.actor, password);
    expect(shown.uri).toContain(`secret=${shown.secret}`);
    expect(shown.qrSvg).toMatch(/^<svg /);
    expect(await codeOf(enrol().confirm(user.actor, '000000'))).toBe('AUTH.INVALID_CODE');
    expect((await firstStep(user)).user.email).toBe(user.email);
    await enrol().confirm(user.actor, await codeNow(user));
    await challenge(user);
    expect(await test.app.get(SecondFactorQuery).view(user.actor)).toMatchObject({
      enabled: true,
      recoveryCodesLeft: 10,
    });
  });

  it('ID-7 a code that is not confirmed in time is worthless', async () => {
    const user = await aUser(test.app, { password });
    await enrol().start(user.actor, password);
    time.pass(16 * 60_000);
    expect(await codeOf(enrol().confirm(user.actor, await codeNow(user)))).toBe('IDENTITY.NO_ENROLMENT');
  });

  it('ID-7 password and code sign in; the same code never again, nor one before it', async () => {
    const { user } = await protectedUser();
    const code = await codeNow(user);
    expect((await secondStep(user, `${code.slice(0, 3)} ${code.slice(3)}`)).user.email).toBe(user.email);
    expect(await codeOf(secondStep(user, code))).toBe('AUTH.INVALID_CODE');
    const before = totpCode(await secretOf(user), new Date(time.now().getTime() - step));
    expect(await codeOf(secondStep(user, before))).toBe('AUTH.INVALID_CODE');
    time.pass(step);
    expect((await secondStep(user, await codeNow(user))).user.email).toBe(user.email);
  });

  it('ID-7 of ten sign-ins at once with one code, one succeeds', async () => {
    const { user } = await protectedUser();
    const [code, given] = [await codeNow(user), await challenge(user)];
    // Four, for the fifth failure would lock.
    const codes = await Promise.all(Array.from({ length: 4 }, () => codeOf(secondStep(user, code, given))));
    expect(codes.filter((answer) => answer === 'AUTH.INVALID_CODE')).toHaveLength(3);
  });

  it('ID-7 a recovery code signs in once', async () => {
    const { user, recoveryCodes } = await protectedUser();
    const [first = ''] = recoveryCodes;
    expect(recoveryCodes).toHaveLength(10);
    expect((await secondStep(user, first.toLowerCase().replaceAll('-', ' '))).user.email).toBe(user.email);
    expect(await codeOf(secondStep(user, first))).toBe('AUTH.INVALID_CODE');
    expect((await test.app.get(SecondFactorQuery).view(user.actor)).recoveryCodesLeft).toBe(9);
    const stored = JSON.stringify(await test.db.rows('SELECT code_hash FROM recovery_codes'));
    expect(recoveryCodes.some((code) => stored.includes(code))).toBe(false);
    const renewed = await enrol().renewCodes(user.actor, password);
    expect(await codeOf(secondStep(user, recoveryCodes[1] ?? ''))).toBe('AUTH.INVALID_CODE');
    expect((await secondStep(user, renewed.recoveryCodes[1] ?? '')).user.email).toBe(user.email);
  });

  it('ID-2 wrong codes lock the account like wrong passwords, and a right password does not clear them', async () => {
    const { user } = await protectedUser();
    for (let attempt = 0; attempt < 5; attempt += 1) {
      expect(await codeOf(secondStep(user, '000000'))).toBe('AUTH.INVALID_CODE');
    }
    expect(await codeOf(firstStep(user))).toBe('AUTH.INVALID_CREDENTIALS');
    time.pass(lockMs);
    expect((await secondStep(user, await codeNow(user))).user.email).toBe(user.email);
  });

  it('ID-2 a locked account refuses the right code too', async () => {
    const { user } = await protectedUser();
    const given = await challenge(user);
    for (let attempt = 0; attempt < 5; attempt += 1) await codeOf(secondStep(user, '000000', given));
    expect(await codeOf(secondStep(user, await codeNow(user), given))).toBe('AUTH.INVALID_CODE');
  });

  it('ID-7 a challenge is not an access token, nothing else is a challenge, and it ends with the password or the account', async () => {
    const { user } = await protectedUser();
    const code = await codeNow(user);
    for (const other of ['', 'nonsense', user.accessToken]) {
      expect(await codeOf(secondStep(user, code, other))).toBe('AUTH.CHALLENGE_OVER');
    }
    const given = await challenge(user);
    await test.db.rows('UPDATE users SET password_hash = ? WHERE id = ?', ['$argon2id$other', user.actor.userId]);
    expect(await codeOf(secondStep(user, code, given))).toBe('AUTH.CHALLENGE_OVER');
    const { user: suspended } = await protectedUser();
    const theirs = await challenge(suspended);
    await test.db.rows("UPDATE users SET status = 'suspended' WHERE id = ?", [suspended.actor.userId]);
    expect(await codeOf(secondStep(suspended, await codeNow(suspended), theirs))).toBe('AUTH.CHALLENGE_OVER');
  });

  it('ID-7 its owner turns it off with their password, and the log says so', async () => {
    const { user } = await protectedUser();
    const off = test.app.get(DisableSecondFactor);
    expect(await codeOf(off.execute(user.actor, 'not it'))).toBe('IDENTITY.WRONG_PASSWORD');
    await off.execute(user.actor, password);
    expect((await firstStep(user)).user.email).toBe(user.email);
    const { items } = await test.app
      .get(AuditQuery, { strict: false })
      .page({ subject: `user:${String(user.actor.userId)}` });
    expect(items.map(({ action }) => action)).toEqual(['user.second-factor-removed', 'user.second-factor-added']);
  });

  it('ID-7 the database holds no secret in the clear; a row of another user, or another installation’s key, opens nothing', async () => {
    const { user } = await protectedUser();
    const { user: other } = await protectedUser();
    const secret = await secretOf(user);
    const stored = async ({ actor }: BuiltUser): Promise<Buffer> => {
      const [row] = await test.db.rows<{ secret: Buffer }>('SELECT secret FROM second_factors WHERE user_id = ?', [
        actor.userId,
      ]);
      return row?.secret ?? Buffer.alloc(0);
    };
    const sealed = await stored(user);
    const { jwtSecret } = test.app.get(Config);
    expect([secret.length, sealed.length, sealed.includes(secret)]).toEqual([20, 48, false]);
    expect(openFactor(jwtSecret, user.actor.userId, sealed)?.equals(secret)).toBe(true);
    expect(openFactor(`${jwtSecret}!`, user.actor.userId, sealed)).toBeNull();

    await test.db.rows('UPDATE second_factors SET secret = ? WHERE user_id = ?', [sealed, other.actor.userId]);
    const stolen = totpCode(secret, time.now());
    expect(
      await codeOf(test.app.get(ConfirmSignIn).execute({ challenge: await challenge(other), code: stolen }, device)),
    ).toBe('AUTH.INVALID_CODE');
  });

  it('ID-7 secrets of before are sealed by the migration, which may run again, and open as before', async () => {
    const user = await aUser(test.app, { role: 'employee', password });
    const source = test.app.get(DataSource);
    const plain = newTotpSecret();
    await test.db.rows('INSERT INTO second_factors (user_id, secret, confirmed_at) VALUES (?, ?, NOW(3))', [
      user.actor.userId,
      plain,
    ]);
    const migration = new SealedSecondFactors1770000000131();
    const runner = source.createQueryRunner();
    await migration.up(runner);
    await migration.up(runner);
    await runner.release();
    expect((await secretOf(user)).equals(plain)).toBe(true);
    const challenged = await challenge(user);
    const code = totpCode(plain, time.now());
    expect((await test.app.get(ConfirmSignIn).execute({ challenge: challenged, code }, device)).user.email).toBe(
      user.email,
    );
  });
});
