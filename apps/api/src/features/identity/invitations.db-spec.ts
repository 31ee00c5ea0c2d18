import { DomainError, type Permission } from '@picolo/contracts';
import { AccessCache, TokenService, type Actor } from '@picolo/server/auth';
import { setTime, toldLive, type SetTime } from '@picolo/server/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lettersTo, tokenIn } from '../../letters.builder.js';
import { openApp, type TestApp } from '../../testing.js';
import { InvitationsQuery } from './queries/invitations.query.js';
import { AcceptInvitation } from './use-cases/accept-invitation.use-case.js';
import { InviteUser } from './use-cases/invite-user.use-case.js';
import { ResendInvitation, WithdrawInvitation } from './use-cases/keep-invitation.use-case.js';
import { aUser } from './user.builder.js';

const password = 'trois chevaux bleus';
const device = { kind: 'program', userAgent: 'spec', address: '127.0.0.1' } as const;
const day = 86_400_000;

const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'accepted',
    (error: unknown) => (error instanceof DomainError ? error.code : String(error)),
  );

describe('invitations', () => {
  let test: TestApp;
  let time: SetTime;
  let admin: Actor;
  beforeAll(async () => {
    test = await openApp();
    time = setTime(test.app);
    admin = (await aUser(test.app, { role: 'admin', name: 'Claire Fontaine' })).actor;
  });
  afterAll(() => test.close());

  const of = <T>(type: abstract new (...args: never[]) => T): T => test.app.get<T>(type, { strict: false });
  const roleId = async (name: string): Promise<number> =>
    (await test.db.rows<{ id: number }>('SELECT id FROM roles WHERE name = ?', [name]))[0]?.id ?? 0;
  const invite = async (email: string, role = 'employee', by = admin): Promise<number> =>
    (await of(InviteUser).execute(by, { email, name: 'Ada Nouvelle', roleId: await roleId(role) })).id;
  const link = async (email: string): Promise<string> => tokenIn((await lettersTo(test.app, email))[0]);
  const accept = (token: string, typed = password): ReturnType<AcceptInvitation['execute']> =>
    of(AcceptInvitation).execute({ token, name: 'Ada Nouvelle', password: typed }, device);

  it('ID-2 staff is invited by mail, chooses a password, and is signed in with the role', async () => {
    await invite(' Ada@Picolo.test ');
    const [letter] = await lettersTo(test.app, 'ada@picolo.test');
    expect(letter?.button?.path).toMatch(/^\/console\/invitation#token=/);
    expect(letter?.paragraphs.join(' ')).toContain('Claire Fontaine');
    const token = tokenIn(letter);
    expect(JSON.stringify(await test.db.rows('SELECT * FROM invitations'))).not.toContain(token);
    expect(await of(InvitationsQuery).ofLink(token)).toMatchObject({ email: 'ada@picolo.test', role: 'employee' });
    expect(await codeOf(accept(token, 'motdepasse'))).toBe('IDENTITY.WEAK_PASSWORD');
    const { user, accessToken } = await accept(token);
    expect(user).toMatchObject({ email: 'ada@picolo.test', role: 'employee', emailVerified: true, clientId: null });
    expect(await of(AccessCache).actor(user.id, of(TokenService).verify(accessToken)?.sid ?? 0)).not.toBeNull();
    expect((await of(InvitationsQuery).list()).items).toEqual([]);
    expect(await codeOf(invite('ada@picolo.test'))).toBe('IDENTITY.EMAIL_TAKEN');
  });

  it('ID-2 open pages are told of an invitation sent, sent again, accepted and withdrawn, and of the new account', async () => {
    const told = async (): Promise<readonly string[]> =>
      (await toldLive(test.db, 'invitation:changed', 'user:changed')).map(
        ({ event, data }) => `${event} ${'id' in data ? String(data.id) : ''}`,
      );
    const before = (await told()).length;
    const id = await invite('told@picolo.test');
    await of(ResendInvitation).execute(admin, id);
    const { user } = await accept(await link('told@picolo.test'));
    const other = await invite('told-not@picolo.test');
    await of(WithdrawInvitation).execute(admin, other);
    expect((await told()).slice(before)).toEqual([
      ...[`invitation:changed ${String(id)}`, `invitation:changed ${String(id)}`, `invitation:changed ${String(id)}`],
      `user:changed ${String(user.id)}`,
      ...[`invitation:changed ${String(other)}`, `invitation:changed ${String(other)}`],
    ]);
  });

  it('ID-2 of twenty acceptances at once exactly one makes the account', async () => {
    await invite('twenty@picolo.test');
    const token = await link('twenty@picolo.test');
    const codes = await Promise.all(Array.from({ length: 20 }, () => codeOf(accept(token))));
    expect(codes.filter((code) => code === 'accepted')).toHaveLength(1);
    expect(codes.filter((code) => code === 'IDENTITY.LINK_INVALID')).toHaveLength(19);
  });

  it('ID-2 an invitation is good for seven days; sent again, the link before dies; withdrawn, both do', async () => {
    const id = await invite('week@picolo.test');
    expect(await codeOf(invite('week@picolo.test'))).toBe('IDENTITY.ALREADY_INVITED');
    const first = await link('week@picolo.test');
    time.pass(7 * day);
    expect((await of(InvitationsQuery).list()).items[0]).toMatchObject({ id, expired: true });
    expect(await codeOf(accept(first))).toBe('IDENTITY.LINK_INVALID');
    expect(await of(ResendInvitation).execute(admin, id)).toMatchObject({ expired: false });
    const second = await link('week@picolo.test');
    expect(await codeOf(of(InvitationsQuery).ofLink(first))).toBe('IDENTITY.LINK_INVALID');
    await of(WithdrawInvitation).execute(admin, id);
    expect(await codeOf(accept(second))).toBe('IDENTITY.LINK_INVALID');
    expect(await codeOf(of(WithdrawInvitation).execute(admin, id))).toBe('IDENTITY.INVITATION_NOT_FOUND');
    expect(await codeOf(invite('week@picolo.test'))).toBe('accepted');
  });

  it('ID-3 nobody invites into a role with rights that they do not have, nor into the clients’ role', async () => {
    const permissions = new Set<Permission>(['users.read', 'users.manage']);
    const clerk: Actor = { ...admin, permissions };
    expect(await codeOf(invite('above@picolo.test', 'admin', clerk))).toBe('IDENTITY.RIGHTS_BEYOND_YOURS');
    expect(await codeOf(invite('client@picolo.test', 'client'))).toBe('IDENTITY.ROLE_NOT_GIVABLE');
    expect(await lettersTo(test.app, 'above@picolo.test')).toEqual([]);
  });
});
