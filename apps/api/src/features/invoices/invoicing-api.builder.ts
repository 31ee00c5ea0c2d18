import type {
  ClientInput,
  CompanySettings,
  Consumer,
  InvoiceListItem,
  InvoiceView,
  OrderStatus,
  OrderView,
  Page,
  ProductView,
} from '@picolo/contracts';
import { parseJson, type Db } from '@picolo/server/db';
import { startApi, type AsUser, type TestApi } from '../../testing.js';
import { aUser, type BuiltUser } from '../identity/user.builder.js';
import { aCompany, anOrder } from '../orders/order.builder.js';
import { aProduct } from '../stock/product.builder.js';
import { RenderDocument } from './documents/render-document.js';
import { Transmit } from '../transmissions/jobs/transmit.job.js';
import { RenderThreads } from './documents/render-threads.js';
import { renderFromSources } from './documents/source-thread.builder.js';
import { IssueCreditNoteWhenOrderCancelled } from './jobs/issue-credit-note-when-order-cancelled.job.js';
import { IssueCreditNoteWhenLinesReturned } from './jobs/issue-credit-note-when-lines-returned.job.js';
import { IssueInvoiceWhenOrderProcessed } from './jobs/issue-invoice-when-order-processed.job.js';
import { RenderInvoiceWhenIssued } from './jobs/render-invoice-when-issued.job.js';
import { RunBatchWhenStarted } from './jobs/run-batch-when-started.job.js';
import { companySettings } from './order-snapshot.builder.js';

const HANDLERS = {
  invoices: IssueInvoiceWhenOrderProcessed,
  'credit-notes': IssueCreditNoteWhenOrderCancelled,
  'return-credit-notes': IssueCreditNoteWhenLinesReturned,
  'invoice-render': RenderInvoiceWhenIssued,
  'invoice-batches': RunBatchWhenStarted,
  transmissions: Transmit,
} satisfies Partial<Record<Consumer, unknown>>;

export interface Answer<T> {
  readonly status: number;
  readonly body: T;
}

/** The whole API with a shop that can invoice: staff, a client with an account, a stranger, goods. */
export class InvoicingApi {
  private constructor(
    private readonly test: TestApi,
    readonly staff: BuiltUser,
    readonly client: BuiltUser,
    readonly stranger: BuiltUser,
    readonly product: ProductView,
  ) {}

  static async open(asUser?: AsUser): Promise<InvoicingApi> {
    const test = await startApi({}, asUser);
    renderFromSources(test.app.get(RenderThreads, { strict: false }));
    const staff = await aUser(test.app, { role: 'admin' });
    const client = await aUser(test.app, { name: 'Élodie Garnier' });
    const product = await aProduct(test.app, staff.actor, { onHand: 10_000 });
    await aCompany(test.app, companySettings());
    return new InvoicingApi(test, staff, client, await aUser(test.app), product);
  }

  get db(): Db {
    return this.test.db;
  }

  get origin(): string {
    return this.test.origin;
  }

  /** Renders what is stored once more. */
  renderer(): RenderDocument {
    return this.test.app.get(RenderDocument, { strict: false });
  }

  close(): Promise<void> {
    return this.test.close();
  }

  /** Another client with an account. */
  aClient(client: Partial<ClientInput>): Promise<BuiltUser> {
    return aUser(this.test.app, { client });
  }

  /** An invoice of the client over three pieces. */
  async invoice(quantity = 3, client = this.client): Promise<InvoiceView> {
    const order = await this.order('processed', quantity, client);
    await this.carry('invoices');
    const { items } = await this.get<Page<InvoiceListItem>>(this.staff, `/api/invoices?orderId=${String(order.id)}`);
    return await this.view(items[0]?.id ?? 0);
  }

  order(status: OrderStatus, quantity = 3, client = this.client): Promise<OrderView> {
    const lines = [{ productId: this.product.id, quantity }];
    return anOrder(this.test.app, { staff: this.staff.actor, client: client.actor }, { lines, status });
  }

  /** A French company that buys. */
  companyClient(): Promise<BuiltUser> {
    const billing = { line1: '1 quai de la Fosse', postalCode: '44000', city: 'Nantes', country: 'FR' };
    const client = { kind: 'company' as const, name: 'Martin & Fils', siren: '732829320', billing };
    return aUser(this.test.app, { client });
  }

  /** Changes the company's settings. */
  async settings(changes: Partial<CompanySettings>): Promise<void> {
    await aCompany(this.test.app, companySettings(changes));
  }

  /** A part of the application. */
  part<T>(type: abstract new (...parts: never[]) => T): T {
    return this.test.app.get<T>(type, { strict: false });
  }

  /** A file as bytes with its head. */
  async file(who: BuiltUser, path: string): Promise<{ readonly status: number; readonly bytes: Buffer }> {
    const response = await fetch(`${this.test.origin}${path}`, {
      headers: { authorization: `Bearer ${who.accessToken}` },
    });
    return { status: response.status, bytes: Buffer.from(await response.arrayBuffer()) };
  }

  async cancelOrder(orderId: number): Promise<void> {
    await this.post(this.staff, `/api/orders/${String(orderId)}/transitions`, { to: 'cancelled' });
    await this.carry('credit-notes');
  }

  view(id: number): Promise<InvoiceView> {
    return this.get<InvoiceView>(this.staff, `/api/invoices/${String(id)}`);
  }

  async get<T>(who: BuiltUser, path: string): Promise<T> {
    return (await this.send<T>(who, 'GET', path)).body;
  }

  post<T>(who: BuiltUser, path: string, body: object, key?: string): Promise<Answer<T>> {
    return this.send<T>(who, 'POST', path, body, key);
  }

  patch<T>(who: BuiltUser, path: string, body: object): Promise<Answer<T>> {
    return this.send<T>(who, 'PATCH', path, body);
  }

  /** Carries what the outbox holds for a consumer, as relay and queue would. */
  async carry(consumer: keyof typeof HANDLERS): Promise<void> {
    const rows = await this.db.rows<{ id: number; type: string; payload: unknown }>(
      'SELECT id, type, payload FROM outbox WHERE consumer = ? AND state = 0 ORDER BY id',
      [consumer],
    );
    const handler = this.test.app.get(HANDLERS[consumer], { strict: false });
    for (const { id, type, payload } of rows) {
      await handler.handle({ rowId: id, type, payload: parseJson(payload) } as never);
    }
  }

  private async send<T>(
    who: BuiltUser,
    method: 'GET' | 'POST' | 'PATCH',
    path: string,
    body?: object,
    key?: string,
  ): Promise<Answer<T>> {
    const response = await fetch(`${this.test.origin}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${who.accessToken}`,
        'content-type': 'application/json',
        ...(key === undefined ? {} : { 'idempotency-key': key }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    return { status: response.status, body: (await response.json()) as T };
  }
}
