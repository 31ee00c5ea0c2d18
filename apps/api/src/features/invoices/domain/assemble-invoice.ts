import {
  computeTotals,
  dayOf,
  printable,
  type Address,
  type CompanySettings,
  type FrozenAddress,
  type InvoiceAddress,
  type InvoiceBuyer,
  type InvoiceDelivery,
  type InvoiceKind,
  type InvoiceLegalTexts,
  type InvoiceSeller,
  type InvoiceSnapshot,
  type InvoiceTreatment,
  type OrderBuyer,
  type OrderSnapshot,
} from '@picolo/contracts';
import { addDays } from './invoice-number.js';
import { legalLine } from './legal-line.js';
import { legalTextsOn } from './obstacles.js';

/** What issuing adds to the order: taken under the lock of the series. */
export interface Issue {
  readonly kind: InvoiceKind;
  readonly number: string;
  /** `YYYY-MM-DD`. */
  readonly issueDate: string;
  readonly issuedAt: Date;
  /** What a credit note corrects. */
  readonly original: { readonly number: string; readonly issueDate: string } | null;
}

/**
 * Freezes an order into an invoice. Texts become printable, the same on page and in XML (OR-7). Expects an order without
 * obstacles (`obstaclesTo`); throws when the legal texts or the billing address are missing all the same.
 */
export function assembleInvoice(order: OrderSnapshot, company: CompanySettings, issue: Issue): InvoiceSnapshot {
  const { billing } = order.buyer;
  if (billing === null) throw new Error(`order ${order.number} has no billing address`);
  const { lineNets, rates, net, vat, gross } = computeTotals(order.lines);
  const delivered = order.processedAt === null ? issue.issuedAt : new Date(order.processedAt);
  const dueDate = issue.kind === 'invoice' ? addDays(issue.issueDate, company.paymentDays) : issue.issueDate;
  return deepPrintable<InvoiceSnapshot>({
    version: 1,
    kind: issue.kind,
    number: issue.number,
    issueDate: issue.issueDate,
    deliveryDate: dayOf(delivered, company.timeZone),
    dueDate,
    issuedAt: issue.issuedAt.toISOString(),
    currency: 'EUR',
    nature: company.nature,
    treatment: treatmentOf(order.buyer, billing),
    orderNumber: order.number,
    buyerOrderNumber: blankToNull(order.purchaseOrder),
    original: issue.original,
    seller: sellerOf(company),
    buyer: buyerOf(order.buyer, billing),
    delivery: deliveryOf(order.buyer.delivery, billing),
    lines: order.lines.map((line, index) => ({ ...line, net: lineNets[index] ?? 0 })),
    rates,
    net,
    vat,
    gross,
    legal: legalOf(order, company, issue.issueDate),
  });
}

function treatmentOf(buyer: OrderBuyer, billing: Address): InvoiceTreatment {
  if (buyer.kind === 'person') return 'B2C';
  return billing.country === 'FR' ? 'B2B' : 'B2BINT';
}

function addressOf({ line1, line2, postalCode, city, country }: Address): InvoiceAddress {
  return { line1, line2: blankToNull(line2), postalCode, city, country };
}

function sellerOf(company: CompanySettings): InvoiceSeller {
  const { name, siren, siret, vatNumber, electronicAddress, email, phone, iban } = company;
  const identity = { name, siren, siret, vatNumber, electronicAddress, email, phone };
  const compact = iban === null ? null : iban.replace(/\s/gu, '');
  return { ...identity, iban: compact, address: addressOf(company.address), legalLine: legalLine(company) };
}

function buyerOf(buyer: OrderBuyer, billing: FrozenAddress): InvoiceBuyer {
  const company = buyer.kind === 'company';
  return {
    kind: buyer.kind,
    name: buyer.name,
    contactName: billing.name === buyer.name ? null : blankToNull(billing.name),
    address: addressOf(billing),
    siren: company ? blankToNull(buyer.siren) : null,
    vatNumber: company ? blankToNull(buyer.vatNumber) : null,
    email: blankToNull(buyer.email),
  };
}

/** Null when the goods go to the billing address: the invoice names a delivery address only when it differs. */
function deliveryOf(delivery: FrozenAddress | null, billing: FrozenAddress): InvoiceDelivery | null {
  if (delivery === null) return null;
  const [to, from] = [addressOf(delivery), addressOf(billing)];
  const same = (Object.keys(to) as (keyof InvoiceAddress)[]).every((key) => to[key] === from[key]);
  return same && delivery.name === billing.name ? null : { name: delivery.name, address: to };
}

function legalOf(order: OrderSnapshot, company: CompanySettings, day: string): InvoiceLegalTexts {
  const texts = legalTextsOn(company, day);
  if (texts === null) throw new Error(`no legal texts in force on ${day}`);
  const { latePenalties, recoveryFee, earlyPayment, paymentTerms, vatOnDebits, exemption } = texts;
  return {
    latePenalties,
    recoveryFee,
    earlyPayment,
    paymentTerms,
    vatOnDebits: company.vatOnDebits ? vatOnDebits : null,
    exemption: order.lines.some(({ vatRate }) => vatRate === 0) ? exemption : null,
  };
}

function blankToNull(value: string | null | undefined): string | null {
  return value === null || value === undefined || value.trim() === '' ? null : value;
}

/** Every string of the snapshot as the invoice's font can print it, without white space around it. */
function deepPrintable<T>(value: T): T {
  if (typeof value === 'string') return printable(value).trim() as T;
  if (Array.isArray(value)) return value.map((item: unknown) => deepPrintable(item)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, deepPrintable(item as unknown)])) as T;
}
