import { randomUUID } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import type { ResultSetHeader, RowDataPacket } from 'mysql2';
import { api, demoPassword, type Api, type Stack } from '../../harness/index.ts';

interface Created {
  id: number;
}

/** Accounts, client records, rights and mails for requests, fresh each time, by the accounts that may. */
export class PeopleFixtures {
  private count = 0;
  protected readonly stack: Stack;
  protected readonly tokens: { admin: string; client: string };

  constructor(stack: Stack, tokens: { admin: string; client: string }) {
    this.stack = stack;
    this.tokens = tokens;
  }

  next(): number {
    this.count += 1;
    return this.count;
  }

  credentials(): object {
    return { email: 'employee@picolo.test', password: demoPassword };
  }

  registration(): { email: string; password: string; name: string } {
    return { email: `rights-${this.next()}@picolo.test`, password: 'correct horse battery', name: 'Essai' };
  }

  async refreshToken(): Promise<string> {
    const body = { email: 'client2@picolo.test', password: demoPassword, client: 'program' };
    return (await this.created<{ refreshToken: string }>(api(this.stack.baseUrl), '/api/auth/login', body))
      .refreshToken;
  }

  async clientRecord(): Promise<number> {
    return (await this.created<Created>(this.admin, '/api/clients', { kind: 'person', name: 'Paul Roux' })).id;
  }

  async companyRecord(): Promise<number> {
    const company = { kind: 'company', name: 'Maison Wouters', vatNumber: 'BE0403170701' };
    return (await this.created<Created>(this.admin, '/api/clients', company)).id;
  }

  async clientOfAccount(): Promise<number> {
    return (await api(this.stack.baseUrl, this.tokens.client).get<{ clientId: number }>('/api/auth/me')).body.clientId;
  }

  async profileVersion(): Promise<number> {
    return (await api(this.stack.baseUrl, this.tokens.client).get<{ version: number }>('/api/my/profile')).body.version;
  }

  async role(): Promise<{ id: number; version: number }> {
    return await this.created(this.admin, '/api/roles', { name: `Rôle ${this.next()}`, permissions: [] });
  }

  async apiKey(): Promise<number> {
    return (await this.created<Created>(this.admin, '/api/api-keys', { name: 'Site', scopes: ['orders.read'] })).id;
  }

  async roleId(name: string): Promise<number> {
    const { items } = { items: (await this.admin.get<{ id: number; name: string }[]>('/api/roles')).body };
    return items.find((role) => role.name === name)?.id ?? 0;
  }

  async user(): Promise<number> {
    const { user } = await this.created<{ user: Created }>(
      api(this.stack.baseUrl),
      '/api/auth/register',
      this.registration(),
    );
    return user.id;
  }

  /** A challenge, and the code that answers it. */
  async secondStep(): Promise<{ challenge: string; code: string }> {
    const anybody = api(this.stack.baseUrl);
    const account = this.registration();
    const { accessToken } = await this.created<{ accessToken: string }>(anybody, '/api/auth/register', account);
    const own = api(this.stack.baseUrl, accessToken);
    const { password } = account;
    const { secret } = await this.created<{ secret: string }>(own, '/api/auth/second-factor', { password });
    const totp = new TOTP({ secret: Secret.fromBase32(secret) });
    await this.created(own, '/api/auth/second-factor/confirmation', { code: totp.generate() });
    const demand = await anybody.post<{ meta: { challenge: string } }>('/api/auth/login', {
      email: account.email,
      password,
    });
    // The one after the code that was used.
    return { challenge: demand.body.meta.challenge, code: totp.generate({ timestamp: Date.now() + 30_000 }) };
  }

  async failedMail(): Promise<number> {
    const [result] = await this.stack.db.query<ResultSetHeader>(
      `INSERT INTO mails (message_id, recipient, locale, subject, letter, state, due_at, expires_at)
       VALUES (?, 'x@picolo.test', 'fr', 'Essai', 'x', 'failed', NOW(3), NOW(3))`,
      [randomUUID()],
    );
    return result.insertId;
  }

  /** The token of a link that was mailed to a fresh account. */
  async mailedLink(kind: 'verification' | 'reset'): Promise<string> {
    const person = this.registration();
    await this.created(api(this.stack.baseUrl), '/api/auth/register', person);
    const token = randomUUID();
    await this.stack.db.query(
      `REPLACE INTO account_tokens (user_id, kind, token_hash, email, expires_at)
       SELECT id, ?, SHA2(?, 256), email, NOW(3) + INTERVAL 1 HOUR FROM users WHERE email = ?`,
      [kind, token, person.email],
    );
    return token;
  }

  async invitationInput(): Promise<object> {
    const roleId = await this.first("SELECT id FROM roles WHERE name = 'employee'");
    return { email: this.registration().email, name: 'Essai', roleId };
  }

  async invitation(): Promise<number> {
    return (await this.created<Created>(this.admin, '/api/invitations', await this.invitationInput())).id;
  }

  async invitationLink(): Promise<string> {
    const token = randomUUID();
    const id = await this.invitation();
    await this.stack.db.query('UPDATE invitations SET token_hash = SHA2(?, 256) WHERE id = ?', [token, id]);
    return token;
  }

  /** A ready archive of that client. */
  async archive(clientId: number): Promise<number> {
    const id = await this.insert(
      `INSERT INTO personal_exports (client_id, requested_by, locale, state, progress, size, ready_at, expires_at)
       SELECT ?, id, 'fr', 'ready', 100, 3, NOW(3), NOW(3) + INTERVAL 1 DAY FROM users WHERE email = 'admin@picolo.test'`,
      [clientId],
    );
    await this.insert("INSERT INTO personal_export_parts (export_id, position, bytes) VALUES (?, 0, 'ZIP')", [id]);
    return id;
  }

  /** Makes that client's erasure planned. */
  async erasure(clientId: number): Promise<void> {
    await this.insert(
      `REPLACE INTO erasures (client_id, open_client, requested_by, by_client, due_at)
       SELECT ?, ?, id, 0, NOW(3) + INTERVAL 1 DAY FROM users WHERE email = 'admin@picolo.test'`,
      [clientId, clientId],
    );
  }

  /** Writes a row; answers its id. */
  async insert(text: string, values: readonly unknown[]): Promise<number> {
    const [result] = await this.stack.db.query<ResultSetHeader>(text, [...values]);
    return result.insertId;
  }

  protected get admin(): Api {
    return api(this.stack.baseUrl, this.tokens.admin);
  }

  protected async read<T>(path: string): Promise<T> {
    return (await api(this.stack.baseUrl).get<T>(path)).body;
  }

  protected async created<T>(caller: Api, path: string, body: object): Promise<T> {
    const answer = await caller.post<T>(path, body);
    if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  protected async first(text: string): Promise<number> {
    const [rows] = await this.stack.db.query<RowDataPacket[]>(text);
    const id: unknown = rows[0]?.['id'];
    if (typeof id !== 'number') throw new Error(`the demo data has no row for: ${text}`);
    return id;
  }
}
