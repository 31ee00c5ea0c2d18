import { Injectable } from '@nestjs/common';
import {
  dayOf,
  type CompanySettings,
  type InvoiceKind,
  type InvoiceSnapshot,
  type OrderSnapshot,
} from '@picolo/contracts';
import type { Tx } from '@picolo/server/db';
import { Outbox } from '@picolo/server/outbox';
import type { Issue } from '../domain/assemble-invoice.js';
import { canonicalJson } from '../domain/canonical-json.js';
import { ciiInvoice } from '../domain/cii-invoice.js';
import { CHAIN_START, chainHash } from '../domain/hash-chain.js';
import { fiscalYearOf, invoiceNumber, latestDay, SERIES, type InvoiceSeries } from '../domain/invoice-number.js';
import { BalancesRepository } from '../persistence/balances.repository.js';
import { InvoicesRepository, type IssuedInvoice, type SnapshotColumns } from '../persistence/invoices.repository.js';
import { SeriesRepository, type SeriesHead } from '../persistence/series.repository.js';
import { SettleOrder } from './settle-order.js';
import { TellInvoices } from './tell-invoices.js';

/** A document about to be issued, but for what only the lock of its series gives. */
export interface Draft {
  readonly kind: InvoiceKind;
  readonly order: OrderSnapshot;
  readonly company: CompanySettings;
  readonly at: Date;
  /** Demo data: neither printed nor mailed by itself. */
  readonly seeded: boolean;
  /** What a credit note corrects. */
  readonly originalId: number | null;
  /** 1 for the only one of its kind in the order, then 2, 3 … */
  readonly sequence: number;
  readonly compose: (issue: Issue) => InvoiceSnapshot;
}

/** The held lock of a series, by its fiscal years, oldest first. */
export interface SeriesLock {
  readonly series: InvoiceSeries;
  readonly heads: readonly SeriesHead[];
}

/**
 * Writes a document of any kind: number, hash and date are taken under the lock of the series in the caller's
 * transaction (IN-2, IN-3), the balance with it (IN-5). No PDF in it: that is rendered after the commit.
 */
@Injectable()
export class IssueDocument {
  constructor(
    private readonly series: SeriesRepository,
    private readonly invoices: InvoicesRepository,
    private readonly balances: BalancesRepository,
    private readonly settle: SettleOrder,
    private readonly tell: TellInvoices,
    private readonly outbox: Outbox,
  ) {}

  /** The very first issue of a series finds no row to lock: it writes one, or waits for whoever writes it. */
  async lock(tx: Tx, kind: InvoiceKind, at: Date, company: CompanySettings): Promise<SeriesLock> {
    const series = SERIES[kind];
    const heads = await this.series.lock(tx, series);
    if (heads.length > 0) return { series, heads };
    const day = dayOf(at, company.timeZone);
    const fiscalYear = fiscalYearOf(day, company.fiscalYearStartMonth);
    await this.series.begin(tx, series, { fiscalYear, lastNumber: 0, lastHash: CHAIN_START, lastDate: day });
    return { series, heads: await this.series.lock(tx, series) };
  }

  /** Issues the draft under the lock of its series. The last of its transaction: news go out at its end. */
  async write(tx: Tx, lock: SeriesLock, draft: Draft): Promise<IssuedInvoice> {
    const head = await this.headFor(tx, lock, draft);
    const sequenceNumber = head.lastNumber + 1;
    const number = invoiceNumber(lock.series, head.fiscalYear, sequenceNumber);
    const snapshot = draft.compose({ number, issueDate: head.lastDate, issuedAt: draft.at });
    const canonical = canonicalJson(snapshot);
    const xml = ciiInvoice(snapshot);
    const hash = chainHash(head.lastHash, canonical, xml);
    const { order, originalId, seeded, at: createdAt, sequence: orderSequence } = draft;
    const id = await this.invoices.insert(tx, {
      ...{ series: lock.series, fiscalYear: head.fiscalYear, sequenceNumber, orderSequence, originalId, seeded },
      ...{ orderId: order.id, clientId: order.clientId, canonical, xml, previousHash: head.lastHash, hash, createdAt },
      ...columnsOf(snapshot),
    });
    await this.series.advance(tx, lock.series, { ...head, lastNumber: sequenceNumber, lastHash: hash });
    await this.account(tx, id, draft, snapshot);
    return { id, number, issueDate: snapshot.issueDate };
  }

  /** Where this issue continues; a new fiscal year takes hash and date over from the one before. */
  private async headFor(tx: Tx, { series, heads }: SeriesLock, { at, company }: Draft): Promise<SeriesHead> {
    const last = heads.at(-1);
    if (last === undefined) throw new Error(`series ${series} was not begun`);
    const issueDate = latestDay(dayOf(at, company.timeZone), last.lastDate);
    const fiscalYear = fiscalYearOf(issueDate, company.fiscalYearStartMonth);
    if (fiscalYear <= last.fiscalYear) return { ...last, lastDate: issueDate };
    const begun = { fiscalYear, lastNumber: 0, lastHash: last.lastHash, lastDate: issueDate };
    await this.series.begin(tx, series, begun);
    return begun;
  }

  /** Its balance, what it sets off, and the news. */
  private async account(
    tx: Tx,
    id: number,
    { kind, order, originalId }: Draft,
    snapshot: InvoiceSnapshot,
  ): Promise<void> {
    await this.balances.insert(tx, {
      ...{ invoiceId: id, kind, orderId: order.id, clientId: order.clientId, dueDate: snapshot.dueDate },
      ...{ grossCents: snapshot.gross, prepaidCents: snapshot.prepaid ?? 0 },
    });
    if (originalId !== null && !(await this.balances.credit(tx, originalId, snapshot.gross))) {
      throw new Error(`${snapshot.number} would credit more than was invoiced`);
    }
    const changed = new Set([id, ...(originalId === null ? [] : [originalId])]);
    for (const other of await this.settle.execute(tx, order.id)) changed.add(other);
    await this.outbox.append(
      tx,
      [{ type: 'invoice.issued', subject: `invoice:${String(id)}`, payload: { invoiceId: id } }],
      await this.tell.messages(tx, order, [...changed]),
    );
  }
}

/** What the row repeats of its snapshot, to be listed and searched. */
function columnsOf(snapshot: InvoiceSnapshot): SnapshotColumns {
  const { number, kind, orderNumber, issueDate, dueDate, buyer, net, vat, gross } = snapshot;
  return {
    ...{ number, kind, orderNumber, issueDate, dueDate },
    clientName: buyer.name.slice(0, 160),
    netCents: net,
    vatCents: vat,
    grossCents: gross,
  };
}
