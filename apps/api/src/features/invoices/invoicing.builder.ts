import type { CompanySettings, Locale, OrderSnapshot } from '@picolo/contracts';
import { Clock } from '@picolo/server/clock';
import { Config } from '@picolo/server/config';
import { dataSourceOptions, Db, openDataSource, write, type Tx } from '@picolo/server/db';
import { Inbox, Outbox } from '@picolo/server/outbox';
import type { NewMail } from '@picolo/server/mail';
import { freshDatabase } from '@picolo/server/testing';
import { RenderDocument } from './documents/render-document.js';
import { RenderThreads } from './documents/render-threads.js';
import { SOURCE_THREAD } from './documents/source-thread.builder.js';
import { IssueCreditNoteWhenOrderCancelled } from './jobs/issue-credit-note-when-order-cancelled.job.js';
import { IssueInvoiceWhenOrderProcessed } from './jobs/issue-invoice-when-order-processed.job.js';
import { RenderInvoiceWhenIssued } from './jobs/render-invoice-when-issued.job.js';
import { companySettings, orderSnapshot } from './order-snapshot.builder.js';
import { BalancesRepository } from './persistence/balances.repository.js';
import { InvoicesRepository } from './persistence/invoices.repository.js';
import { OrdersToInvoiceRepository } from './persistence/orders-to-invoice.repository.js';
import { SeriesRepository } from './persistence/series.repository.js';
import { InvoiceMatching } from './queries/invoice-matching.js';
import { InvoicesQuery } from './queries/invoices.query.js';
import { AwaitInvoice } from './use-cases/await-invoice.js';
import { CompanyDay } from './use-cases/company-day.js';
import { CreditInvoice } from './use-cases/credit-invoice.js';
import { HandOutInvoice } from './use-cases/hand-out-invoice.use-case.js';
import { InvoiceProcessedOrder } from './use-cases/invoice-processed-order.use-case.js';
import { IssueCreditNote } from './use-cases/issue-credit-note.use-case.js';
import { IssueDocument } from './use-cases/issue-document.js';
import { IssueInvoice } from './use-cases/issue-invoice.use-case.js';
import { MailInvoice } from './use-cases/mail-invoice.js';
import { RenderInvoice } from './use-cases/render-invoice.use-case.js';
import { SettleOrder } from './use-cases/settle-order.js';
import { TellInvoices } from './use-cases/tell-invoices.js';
import { VerifyInvoices } from './use-cases/verify-invoices.use-case.js';

interface OutboxDelivery {
  readonly rowId: number;
  readonly payload: Record<string, number>;
}

/**
 * The feature over a real database, with stand-ins for its neighbours: settings, orders and printing are what the test
 * puts there, and nobody carries the outbox but the test.
 */
export class Invoicing {
  company: CompanySettings | null = companySettings();
  readonly orders = new Map<number, OrderSnapshot>();
  readonly printed: { readonly invoiceId: number; readonly number: string; readonly pdf: Buffer }[] = [];
  readonly mailed: NewMail[] = [];
  /** Of every client. */
  locale: Locale = 'fr';
  readonly clock = new Clock();
  readonly query: InvoicesQuery;
  readonly verify: VerifyInvoices;
  readonly issue: IssueInvoice;
  readonly threads = new RenderThreads(SOURCE_THREAD);
  private readonly handlers: Readonly<Record<string, { handle(delivery: never): Promise<void> }>>;

  constructor(readonly db: Db) {
    const outbox = new Outbox({ soon: () => undefined } as never);
    const inbox = new Inbox(db, new Config());
    const settings = { company: () => Promise.resolve(this.company) } as never;
    const orders = { snapshot: (_tx: Tx, id: number) => Promise.resolve(this.order(id)) } as never;
    const clients = this.neighbours() as never;
    const invoices = new InvoicesRepository();
    const waiting = new OrdersToInvoiceRepository();
    const later = new AwaitInvoice(waiting, invoices, outbox, this.clock);
    const balances = new BalancesRepository();
    const settle = new SettleOrder(balances);
    const tell = new TellInvoices(outbox);
    const document = new IssueDocument(new SeriesRepository(), invoices, balances, settle, tell, outbox);
    const crediting = new CreditInvoice(settings, invoices, balances, document);
    this.issue = new IssueInvoice(settings, invoices, document, crediting, waiting);
    const handOut = new HandOutInvoice(settings, this.printer(), new MailInvoice(this.mailer(), clients), tell, outbox);
    const credit = new IssueCreditNote(this.issue, invoices, crediting, waiting);
    this.handlers = {
      invoices: new IssueInvoiceWhenOrderProcessed(
        inbox,
        new InvoiceProcessedOrder(orders, settings, this.issue, later, this.clock),
      ),
      'credit-notes': new IssueCreditNoteWhenOrderCancelled(inbox, orders, credit, this.clock),
      'invoice-render': new RenderInvoiceWhenIssued(
        new RenderInvoice(db, inbox, invoices, clients, handOut, new RenderDocument(this.threads, settings)),
      ),
    };
    const letters = { about: () => Promise.resolve([]) } as never;
    const matching = new InvoiceMatching(db, { idsMatching: () => Promise.resolve([]) } as never);
    this.query = new InvoicesQuery(db, new CompanyDay(settings, this.clock), letters, matching);
    this.verify = new VerifyInvoices(db);
  }

  private printer(): never {
    return {
      submitInvoice: (_tx: Tx, job: { invoiceId: number; number: string; pdf: Buffer }) => {
        this.printed.push(job);
        return Promise.resolve();
      },
    } as never;
  }

  private mailer(): never {
    return {
      queue: (_tx: Tx, mail: NewMail) => {
        this.mailed.push(mail);
        return Promise.resolve(this.mailed.length);
      },
    } as never;
  }

  /** Stores an order (the row that invoices point to) and puts `order.processed` into the outbox. */
  async processedOrder(overrides: Partial<OrderSnapshot> = {}): Promise<OrderSnapshot> {
    const order = await this.db.tx(async (tx) => {
      const { insertId } = await write(
        tx,
        `INSERT INTO orders (client_id, placed_by, body_hash, status, client_name, line_count, net_cents, vat_cents,
           gross_cents, buyer) VALUES (?, 1, ?, 'processed', 'x', 1, 0, 0, 0, '{}')`,
        [overrides.clientId ?? 1, '0'.repeat(64)],
      );
      await this.event(tx, 'order.processed', 'invoices', { orderId: insertId });
      return orderSnapshot({
        clientId: 1,
        ...overrides,
        id: insertId,
        number: `CMD-${String(insertId).padStart(6, '0')}`,
      });
    });
    this.orders.set(order.id, order);
    return order;
  }

  async cancelled(order: OrderSnapshot): Promise<void> {
    await this.db.tx((tx) => this.event(tx, 'order.cancelled', 'credit-notes', { orderId: order.id }));
  }

  /** Carries what waits for a consumer; `twice` delivers each a second time at once. Answers how many there were. */
  async carry(consumer: string, twice = false): Promise<number> {
    const rows = await this.db.rows<{ id: number; payload: string }>(
      'SELECT id, payload FROM outbox WHERE consumer = ? AND state = 0 ORDER BY id',
      [consumer],
    );
    const deliveries = rows.map(({ id, payload }): OutboxDelivery => {
      return {
        rowId: id,
        payload: (typeof payload === 'string' ? JSON.parse(payload) : payload) as Record<string, number>,
      };
    });
    const all = twice ? deliveries.flatMap((delivery) => [delivery, delivery]) : deliveries;
    await Promise.all(all.map(async (delivery) => this.handlers[consumer]?.handle(delivery as never)));
    return rows.length;
  }

  /** Issues and renders everything that waits. */
  async settle(): Promise<void> {
    for (const consumer of Object.keys(this.handlers)) await this.carry(consumer);
  }

  /** Clients as far as invoices know them. */
  private neighbours(): object {
    return {
      forOrder: (id: number) => Promise.resolve({ userId: this.accountOf(id) }),
      localeOf: () => Promise.resolve(this.locale),
    };
  }

  private accountOf(clientId: number): number | null {
    return [...this.orders.values()].findLast((order) => order.clientId === clientId)?.clientUserId ?? null;
  }

  private order(id: number): OrderSnapshot {
    const order = this.orders.get(id);
    if (order === undefined) throw new Error(`the test has no order ${String(id)}`);
    return order;
  }

  private async event(tx: Tx, type: string, consumer: string, payload: object): Promise<void> {
    await write(tx, 'INSERT INTO outbox (event_id, consumer, type, subject, payload) VALUES (UUID(), ?, ?, ?, ?)', [
      consumer,
      type,
      'test',
      JSON.stringify(payload),
    ]);
  }
}

/** A migrated database of its own with the rows that orders point to: a user and two clients. */
export async function openInvoicing(): Promise<{ invoicing: Invoicing; db: Db; close: () => Promise<void> }> {
  const database = await freshDatabase();
  const source = await openDataSource(dataSourceOptions(database.url, 10));
  const db = new Db(source);
  await db.rows("INSERT INTO users (id, email, name, role_id) SELECT 1, 'a@picolo.test', 'A', MIN(id) FROM roles");
  await db.rows("INSERT INTO clients (id, kind, name) VALUES (1, 'person', 'Un'), (2, 'person', 'Deux')");
  const invoicing = new Invoicing(db);
  const close = async (): Promise<void> => {
    await invoicing.threads.onApplicationShutdown();
    await source.destroy();
    await database.drop();
  };
  return { invoicing, db, close };
}
