import { Injectable } from '@nestjs/common';
import {
  DomainError,
  type CompanySettings,
  type InvoiceKind,
  type InvoiceSnapshot,
  type OrderSnapshot,
} from '@picolo/contracts';
import type { Tx } from '@picolo/server/db';
import { Outbox } from '@picolo/server/outbox';
import { SettingsFacade } from '../../settings/index.js';
import { assembleInvoice } from '../domain/assemble-invoice.js';
import { canonicalJson } from '../domain/canonical-json.js';
import { ciiInvoice } from '../domain/cii-invoice.js';
import { CHAIN_START, chainHash } from '../domain/hash-chain.js';
import { dayInZone, fiscalYearOf, invoiceNumber, latestDay, SERIES } from '../domain/invoice-number.js';
import { obstaclesTo } from '../domain/obstacles.js';
import { roomsOfInvoice } from '../domain/rooms.js';
import { InvoicesRepository, type IssuedInvoice, type SnapshotColumns } from '../persistence/invoices.repository.js';
import { SeriesRepository, type SeriesHead } from '../persistence/series.repository.js';

export interface IssueRequest {
  readonly kind: InvoiceKind;
  readonly order: OrderSnapshot;
  readonly at: Date;
  /** What a credit note corrects. */
  readonly original: IssuedInvoice | null;
  /** Demo data: never printed by itself. */
  readonly seeded: boolean;
}

/**
 * Issues the invoice or credit note of an order, once (IN-1): number, hash and date are taken under the lock of the
 * series in the caller's transaction (IN-2, IN-3). No PDF in it: that is rendered after the commit.
 */
@Injectable()
export class IssueInvoice {
  constructor(
    private readonly settings: SettingsFacade,
    private readonly series: SeriesRepository,
    private readonly invoices: InvoicesRepository,
    private readonly outbox: Outbox,
  ) {}

  /** The issued document, old or new. Throws ORDERS.INVOICE_NOT_POSSIBLE with what is missing. */
  async execute(tx: Tx, request: IssueRequest): Promise<IssuedInvoice> {
    const { kind, order, at } = request;
    const company = await this.settings.company(tx);
    const missing = obstaclesTo(order, company, dayInZone(at, company?.timeZone ?? 'UTC'));
    if (company === null || missing.length > 0) throw new DomainError('ORDERS.INVOICE_NOT_POSSIBLE', { missing });
    const heads = await this.lockSeries(tx, request, company);
    const existing = await this.invoices.ofOrder(tx, order.id, kind);
    if (existing !== null) return existing;
    return await this.write(tx, request, company, await this.headFor(tx, request, company, heads));
  }

  /** The very first issue of a series finds no row to lock: it writes one, or waits for whoever writes it. */
  private async lockSeries(tx: Tx, { kind, at }: IssueRequest, company: CompanySettings): Promise<SeriesHead[]> {
    const heads = await this.series.lock(tx, SERIES[kind]);
    if (heads.length > 0) return heads;
    const day = dayInZone(at, company.timeZone);
    const fiscalYear = fiscalYearOf(day, company.fiscalYearStartMonth);
    await this.series.begin(tx, SERIES[kind], { fiscalYear, lastNumber: 0, lastHash: CHAIN_START, lastDate: day });
    return await this.series.lock(tx, SERIES[kind]);
  }

  /** Where this issue continues; a new fiscal year takes hash and date over from the one before. */
  private async headFor(
    tx: Tx,
    { kind, at }: IssueRequest,
    company: CompanySettings,
    heads: readonly SeriesHead[],
  ): Promise<SeriesHead> {
    const last = heads.at(-1);
    if (last === undefined) throw new Error(`series ${SERIES[kind]} was not begun`);
    const issueDate = latestDay(dayInZone(at, company.timeZone), last.lastDate);
    const fiscalYear = fiscalYearOf(issueDate, company.fiscalYearStartMonth);
    if (fiscalYear <= last.fiscalYear) return { ...last, lastDate: issueDate };
    const begun = { fiscalYear, lastNumber: 0, lastHash: last.lastHash, lastDate: issueDate };
    await this.series.begin(tx, SERIES[kind], begun);
    return begun;
  }

  private async write(
    tx: Tx,
    { kind, order, at, original, seeded }: IssueRequest,
    company: CompanySettings,
    head: SeriesHead,
  ): Promise<IssuedInvoice> {
    const series = SERIES[kind];
    const sequenceNumber = head.lastNumber + 1;
    const number = invoiceNumber(series, head.fiscalYear, sequenceNumber);
    const reference = original === null ? null : { number: original.number, issueDate: original.issueDate };
    const issue = { kind, number, issueDate: head.lastDate, issuedAt: at, original: reference };
    const snapshot = assembleInvoice(order, company, issue);
    const canonical = canonicalJson(snapshot);
    const xml = ciiInvoice(snapshot);
    const hash = chainHash(head.lastHash, canonical, xml);
    const id = await this.invoices.insert(tx, {
      series,
      fiscalYear: head.fiscalYear,
      sequenceNumber,
      orderId: order.id,
      clientId: order.clientId,
      originalId: original?.id ?? null,
      ...columnsOf(snapshot),
      canonical,
      xml,
      previousHash: head.lastHash,
      hash,
      seeded,
      createdAt: at,
    });
    await this.series.advance(tx, series, { ...head, lastNumber: sequenceNumber, lastHash: hash });
    await this.announce(tx, id, number, kind, order);
    return { id, number, issueDate: snapshot.issueDate };
  }

  private async announce(tx: Tx, id: number, number: string, kind: InvoiceKind, order: OrderSnapshot): Promise<void> {
    const live = this.outbox.message({
      rooms: roomsOfInvoice(order),
      event: 'invoice:changed',
      data: { id, orderId: order.id, number, kind, ready: false },
    });
    await this.outbox.append(
      tx,
      [{ type: 'invoice.issued', subject: `invoice:${String(id)}`, payload: { invoiceId: id } }],
      [live],
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
