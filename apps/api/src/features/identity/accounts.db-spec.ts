import { DomainError, type RegisterInput, type SetupInput } from '@picolo/contracts';
import { openApp, type TestApp } from '../../testing.js';
import { ClientsFacade } from '../clients/index.js';
import { IdentityFacade } from './identity.facade.js';
import { AdminCreateCommand } from './cli/admin-create.command.js';
import { SetupQuery } from './queries/setup.query.js';
import { CreateAdministrator } from './use-cases/create-administrator.use-case.js';
import { RegisterClient } from './use-cases/register-client.use-case.js';
import { SetUp } from './use-cases/set-up.use-case.js';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

const device = { kind: 'browser', userAgent: 'spec', address: '127.0.0.1' } as const;
const password = 'trois chevaux bleus';

const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'accepted',
    (error: unknown) => (error instanceof DomainError ? error.code : String(error)),
  );

describe('accounts', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await openApp();
  });
  afterAll(() => test.close());

  const register = (input: Partial<RegisterInput>): ReturnType<RegisterClient['execute']> =>
    test.app
      .get(RegisterClient)
      .execute({ email: 'zoe@picolo.test', password, name: 'Zoé Martin', locale: 'fr', ...input }, device);
  const setUp = (input: Partial<SetupInput>): ReturnType<SetUp['execute']> =>
    test.app
      .get(SetUp)
      .execute({ code: '', email: 'boss@picolo.test', password, name: 'Ada Boss', locale: 'fr', ...input }, device);
  const counts = async (): Promise<unknown> =>
    await test.db.rows(
      'SELECT (SELECT COUNT(*) FROM users) AS users, (SELECT COUNT(*) FROM clients) AS clients, (SELECT COUNT(*) FROM sessions) AS sessions',
    );

  it('ID-11 an empty installation offers codes that work once, and one administrator', async () => {
    const facade = test.app.get(IdentityFacade);
    expect(await test.app.get(SetupQuery).state()).toEqual({ needed: true });
    const [first, second] = [await facade.setupCode(), await facade.setupCode()];
    expect(first).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$/);
    const stored = await test.db.rows<{ code_hash: string }>('SELECT code_hash FROM setup_codes');
    expect(stored.some(({ code_hash }) => code_hash.includes(String(first)))).toBe(false);

    expect(await codeOf(setUp({ code: 'AAAA-BBBB-CCCC' }))).toBe('IDENTITY.SETUP_CODE_WRONG');
    expect(await codeOf(setUp({ code: first ?? '', password: 'motdepasse' }))).toBe('IDENTITY.WEAK_PASSWORD');
    const codes = await Promise.all(
      [first, second, first, second].map((code, index) =>
        codeOf(
          setUp({ code: code?.toLowerCase().replaceAll('-', ' ') ?? '', email: `boss${String(index)}@picolo.test` }),
        ),
      ),
    );
    expect(codes.filter((code) => code === 'accepted')).toHaveLength(1);
    expect(codes.filter((code) => code === 'IDENTITY.SETUP_DONE')).toHaveLength(3);
    expect(await test.app.get(SetupQuery).state()).toEqual({ needed: false });
    expect(await facade.setupCode()).toBeNull();
    expect(await test.db.rows('SELECT r.name FROM users u JOIN roles r ON r.id = u.role_id')).toEqual([
      { name: 'admin' },
    ]);
  });

  it('ID-11 admin:create makes an administrator, and says what is missing', async () => {
    const out = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    const err = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const run = (...args: string[]): Promise<number> => test.app.get(AdminCreateCommand).run(args);
    const said = (): string => err.mock.calls.map(([text]) => String(text)).join('');
    try {
      expect(await run()).toBe(2);
      expect(said()).toContain('--email');
      expect(await run('--email', 'ops@picolo.test', '--name', 'Ops')).toBe(2);
      expect(said()).toContain('PICOLO_ADMIN_PASSWORD');
      expect(await run('--nonsense')).toBe(2);
      vi.stubEnv('PICOLO_ADMIN_PASSWORD', password);
      expect(await run('--email', 'ops@picolo.test', '--name', 'Ops')).toBe(0);
      expect(await run('--email', 'OPS@picolo.test', '--name', 'Ops')).toBe(1);
      vi.stubEnv('PICOLO_ADMIN_PASSWORD', 'qwertyuiop');
      expect(await run('--email', 'ops2@picolo.test', '--name', 'Ops')).toBe(1);
    } finally {
      vi.unstubAllEnvs();
      out.mockRestore();
      err.mockRestore();
    }
    const rows = await test.db.rows(
      "SELECT u.email, r.name FROM users u JOIN roles r ON r.id = u.role_id WHERE u.name = 'Ops'",
    );
    expect(rows).toEqual([{ email: 'ops@picolo.test', name: 'admin' }]);
  });

  it('ID-11 an administrator’s password is checked like everybody’s', async () => {
    const create = test.app.get(CreateAdministrator);
    const input = { email: 'x@picolo.test', name: 'X', locale: 'fr', password: '1234567890' } as const;
    expect(await codeOf(create.execute(input))).toBe('IDENTITY.WEAK_PASSWORD');
  });

  it('ID-2 a client registers, has a record and is signed in at once', async () => {
    const { user } = await register({ email: ' Zoe@Picolo.test ' });
    expect(user).toMatchObject({ email: 'zoe@picolo.test', role: 'client', locale: 'fr' });
    const record = await test.app.get(ClientsFacade).findByUser(user.id);
    expect(record).toMatchObject({ id: user.clientId, kind: 'person', name: 'Zoé Martin', billing: null });
  });

  it('ID-2 a company registers with its name', async () => {
    const { user } = await register({ email: 'achats@picolo.test', company: 'Martin SARL' });
    expect(await test.app.get(ClientsFacade).findByUser(user.id)).toMatchObject({
      kind: 'company',
      name: 'Martin SARL',
    });
  });

  it('ID-2 a taken address, in any case, and a weak password leave nothing behind', async () => {
    const before = await counts();
    expect(await codeOf(register({ email: 'ZOE@picolo.test' }))).toBe('IDENTITY.EMAIL_TAKEN');
    expect(await codeOf(register({ email: 'new@picolo.test', password: 'motdepasse' }))).toBe('IDENTITY.WEAK_PASSWORD');
    expect(await counts()).toEqual(before);
  });

  it('ID-2 of twenty registrations at once with one address one succeeds', async () => {
    const codes = await Promise.all(Array.from({ length: 20 }, () => codeOf(register({ email: 'twin@picolo.test' }))));
    expect(codes.filter((code) => code === 'accepted')).toHaveLength(1);
    expect(codes.filter((code) => code === 'IDENTITY.EMAIL_TAKEN')).toHaveLength(19);
    const rows = await test.db.rows("SELECT id FROM clients WHERE email = 'twin@picolo.test'");
    expect(rows).toHaveLength(1);
  });

  it('ID-2 ID-10 addresses that only look alike are those of different people', async () => {
    const clients = test.app.get(ClientsFacade, { strict: false });
    const typed = { kind: 'person', name: 'Victoire', email: 'Victoire@societe.test' } as const;
    const record = await test.db.tx((tx) => clients.create(tx, typed));
    const found = (email: string): Promise<number | null> => test.db.tx((tx) => clients.idByEmail(tx, email));
    expect(await found('victoire@societe.test')).toBe(record);
    expect(await found('victoire@société.test')).toBeNull();

    await register({ email: 'rene@picolo.test' });
    await register({ email: 'rené@picolo.test' });
    expect(await codeOf(register({ email: 'RENE@picolo.test' }))).toBe('IDENTITY.EMAIL_TAKEN');
  });
});
