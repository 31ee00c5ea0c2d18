import { randomUUID } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import type { ResultSetHeader, RowDataPacket } from 'mysql2';
import { api, demoPassword, type Api, type Stack } from '../../harness/index.ts';
import { insist } from '../../harness/load.ts';

/** Makes what a valid request needs, fresh each time, by the accounts that may. */
export interface Fixtures {
  next(): number;
  slug(): Promise<string>;
  credentials(): object;
  registration(): { email: string; password: string; name: string };
  refreshToken(): Promise<string>;
  enrolmentCode(): Promise<string>;
  clientRecord(): Promise<number>;
  clientOfAccount(): Promise<number>;
  profileVersion(): Promise<number>;
  productInput(): object;
  product(): Promise<number>;
  stockedProduct(): Promise<number>;
  location(): Promise<number>;
  transferInput(): Promise<object>;
  transfer(): Promise<number>;
  countInput(): Promise<object>;
  /** A counting session of one product, which is counted. */
  countSession(): Promise<{ id: number; productId: number; sku: string }>;
  order(): Promise<number>;
  /** Of the client account, with a request for change that waits. */
  askedOrder(): Promise<{ id: number; requestId: number }>;
  processingOrder(): Promise<number>;
  shippedOrder(): Promise<{ id: number; lineId: number }>;
  /** Of the client account, with its document. */
  invoice(): Promise<number>;
  unpaidInvoice(): Promise<number>;
  /** A deposit invoice of its own. */
  creditableInvoice(): Promise<number>;
  payment(): Promise<{ id: number; paymentId: number }>;
  role(): Promise<{ id: number; version: number }>;
  roleId(name: string): Promise<number>;
  user(): Promise<number>;
  /** A challenge, and the code that answers it. */
  secondStep(): Promise<{ challenge: string; code: string }>;
  printJob(status: 'queued' | 'unconfirmed' | 'printed'): Promise<number>;
  printer(): Promise<number>;
  worker(): Promise<number>;
  failedTask(): Promise<number>;
  /** Writes a row; answers its id. */
  insert(text: string, values: readonly unknown[]): Promise<number>;
  failedMail(): Promise<number>;
  /** The token of a link that was mailed to a fresh account. */
  mailedLink(kind: 'verification' | 'reset'): Promise<string>;
  invitationInput(): Promise<object>;
  invitation(): Promise<number>;
  invitationLink(): Promise<string>;
}

interface Created {
  id: number;
}

class RealFixtures implements Fixtures {
  private count = 0;
  private readonly stack: Stack;
  private readonly tokens: { admin: string; client: string };

  constructor(stack: Stack, tokens: { admin: string; client: string }) {
    this.stack = stack;
    this.tokens = tokens;
  }

  next(): number {
    this.count += 1;
    return this.count;
  }

  async slug(): Promise<string> {
    const { items } = await this.read<{ items: { slug: string }[] }>('/api/shop/products');
    return items[0]?.slug ?? '';
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

  async enrolmentCode(): Promise<string> {
    return (await this.created<{ code: string }>(this.admin, '/api/print-workers', {})).code;
  }

  async clientRecord(): Promise<number> {
    return (await this.created<Created>(this.admin, '/api/clients', { kind: 'person', name: 'Paul Roux' })).id;
  }

  async clientOfAccount(): Promise<number> {
    return (await api(this.stack.baseUrl, this.tokens.client).get<{ clientId: number }>('/api/auth/me')).body.clientId;
  }

  async profileVersion(): Promise<number> {
    return (await api(this.stack.baseUrl, this.tokens.client).get<{ version: number }>('/api/my/profile')).body.version;
  }

  productInput(): object {
    return { sku: `RM-${this.next()}`, name: 'Article', unitPrice: 1_000_000, vatRate: 2000 };
  }

  async product(): Promise<number> {
    return (await this.created<Created>(this.admin, '/api/products', this.productInput())).id;
  }

  async stockedProduct(): Promise<number> {
    const productId = await this.product();
    await this.created(this.admin, '/api/stock/movements', { productId, kind: 'receipt', quantity: 100 });
    return productId;
  }

  async location(): Promise<number> {
    return (await this.created<Created>(this.admin, '/api/stock/locations', { name: `Lieu ${this.next()}` })).id;
  }

  async transferInput(): Promise<object> {
    const lines = [{ productId: await this.stockedProduct(), quantity: 3 }];
    return { fromId: 1, toId: await this.location(), lines };
  }

  async transfer(): Promise<number> {
    return (await this.created<Created>(this.admin, '/api/stock/transfers', await this.transferInput())).id;
  }

  async countInput(): Promise<object> {
    const productIds = [await this.stockedProduct()];
    return { name: `Essai ${this.next()}`, locationId: 1, pick: 'chosen', productIds };
  }

  async countSession(): Promise<{ id: number; productId: number; sku: string }> {
    const { id } = await this.created<Created>(this.admin, '/api/stock/counts', await this.countInput());
    const lines = `/api/stock/counts/${id}/lines`;
    const { items } = (await this.admin.get<{ items: { productId: number; sku: string }[] }>(lines)).body;
    const [{ productId, sku }] = items as [{ productId: number; sku: string }];
    const entry = { key: 'first', productId, mode: 'replace', quantity: 90 };
    await this.created(this.admin, `/api/stock/counts/${id}/entries`, entry);
    return { id, productId, sku };
  }

  async order(): Promise<number> {
    const lines = [{ productId: await this.stockedProduct(), quantity: 2 }];
    return (await this.created<Created>(api(this.stack.baseUrl, this.tokens.client), '/api/my/orders', { lines })).id;
  }

  async processingOrder(): Promise<number> {
    const id = await this.order();
    await insist(this.stack.urls, this.tokens.admin, `/api/orders/${id}/transitions`, { body: { to: 'processing' } });
    return id;
  }

  async askedOrder(): Promise<{ id: number; requestId: number }> {
    const id = await this.processingOrder();
    const own = api(this.stack.baseUrl, this.tokens.client);
    const { requests } = await this.created<{ requests: Created[] }>(own, `/api/my/orders/${id}/requests`, {
      text: 'Une boîte de plus',
    });
    return { id, requestId: requests[0]?.id ?? 0 };
  }

  async shippedOrder(): Promise<{ id: number; lineId: number }> {
    const id = await this.order();
    for (const to of ['processing', 'processed', 'shipped']) {
      await insist(this.stack.urls, this.tokens.admin, `/api/orders/${id}/transitions`, { body: { to } });
    }
    const { lines } = (await this.admin.get<{ lines: Created[] }>(`/api/orders/${id}`)).body;
    return { id, lineId: lines[0]?.id ?? 0 };
  }

  async invoice(): Promise<number> {
    return await this.first(
      `SELECT i.id FROM invoices i JOIN invoice_documents d ON d.invoice_id = i.id
       JOIN clients c ON c.id = i.client_id JOIN users u ON u.id = c.user_id WHERE u.email = 'client@picolo.test' LIMIT 1`,
    );
  }

  async unpaidInvoice(): Promise<number> {
    const [first] = (await this.admin.get<{ items: Created[] }>('/api/invoices?due=unpaid&limit=1')).body.items;
    return first?.id ?? 0;
  }

  async creditableInvoice(): Promise<number> {
    const path = `/api/orders/${await this.order()}/deposits`;
    return (await this.created<Created>(this.admin, path, { percent: 3000 })).id;
  }

  async payment(): Promise<{ id: number; paymentId: number }> {
    const id = await this.unpaidInvoice();
    const body = { amountCents: 1, method: 'card', paidOn: '2026-01-02' };
    const { payments } = await this.created<{ payments: Created[] }>(this.admin, `/api/invoices/${id}/payments`, body);
    return { id, paymentId: payments.at(-1)?.id ?? 0 };
  }

  async role(): Promise<{ id: number; version: number }> {
    return await this.created(this.admin, '/api/roles', { name: `Rôle ${this.next()}`, permissions: [] });
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

  async printJob(status: 'queued' | 'unconfirmed' | 'printed'): Promise<number> {
    const { id } = await this.created<Created>(this.admin, '/print', { content: 'Essai' });
    if (status !== 'queued') await this.stack.db.query('UPDATE print_jobs SET status = ? WHERE id = ?', [status, id]);
    return id;
  }

  async printer(): Promise<number> {
    const workerId = await this.worker();
    const uri = `folder:/${randomUUID()}`;
    const [result] = await this.stack.db.query<ResultSetHeader>(
      `INSERT INTO printers (worker_id, uri, uri_hash, name, driver, state, state_reasons)
       VALUES (?, ?, SHA2(?, 256), 'Essai', 'folder', 'ready', '[]')`,
      [workerId, uri, uri],
    );
    return result.insertId;
  }

  async worker(): Promise<number> {
    const body = { code: await this.enrolmentCode(), name: 'Essai' };
    return (await this.created<{ workerId: number }>(api(this.stack.baseUrl), '/api/print-workers/enrol', body))
      .workerId;
  }

  async failedTask(): Promise<number> {
    const [result] = await this.stack.db.query<ResultSetHeader>(
      `INSERT INTO outbox (event_id, consumer, type, subject, payload, state) VALUES (?, 'stock-alerts', 'stock.low', 'x', '{}', 3)`,
      [randomUUID()],
    );
    return result.insertId;
  }

  async failedMail(): Promise<number> {
    const [result] = await this.stack.db.query<ResultSetHeader>(
      `INSERT INTO mails (message_id, recipient, locale, subject, letter, state, due_at, expires_at)
       VALUES (?, 'x@picolo.test', 'fr', 'Essai', 'x', 'failed', NOW(3), NOW(3))`,
      [randomUUID()],
    );
    return result.insertId;
  }

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

  async insert(text: string, values: readonly unknown[]): Promise<number> {
    const [result] = await this.stack.db.query<ResultSetHeader>(text, [...values]);
    return result.insertId;
  }

  private get admin(): Api {
    return api(this.stack.baseUrl, this.tokens.admin);
  }

  private async read<T>(path: string): Promise<T> {
    return (await api(this.stack.baseUrl).get<T>(path)).body;
  }

  private async created<T>(caller: Api, path: string, body: object): Promise<T> {
    const answer = await caller.post<T>(path, body);
    if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  private async first(text: string): Promise<number> {
    const [rows] = await this.stack.db.query<RowDataPacket[]>(text);
    const id: unknown = rows[0]?.['id'];
    if (typeof id !== 'number') throw new Error(`the demo data has no row for: ${text}`);
    return id;
  }
}

/** The tokens are those of the sessions that the test itself uses: it may end all others. */
export const fixtures = (stack: Stack, tokens: { admin: string; client: string }): Fixtures =>
  new RealFixtures(stack, tokens);
