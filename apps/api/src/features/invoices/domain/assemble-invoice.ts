import {
  computeTotals,
  dayOf,
  formatVatRate,
  printable,
  type Address,
  type CompanySettings,
  type FrozenAddress,
  type InvoiceAddress,
  type InvoiceBuyer,
  type InvoiceDelivery,
  type InvoiceDeposit,
  type InvoiceLegalTexts,
  type InvoiceSeller,
  type InvoiceSnapshot,
  type InvoiceSnapshotLine,
  type InvoiceTreatment,
  type LegalTexts,
  type OrderBuyer,
  type OrderSnapshot,
  type RateTotal,
  type VatRegime,
} from '@picolo/contracts';
import { addDays } from './invoice-number.js';
import { lineWords } from './line-words.fr.js';
import { legalLine } from './legal-line.js';
import { legalTextsOn } from './obstacles.js';

/** UNTDID 5305. */
const CATEGORIES = { 'intra-community': 'K', 'reverse-charge': 'AE' } as const;

/** BT-23 of an invoice that deducts deposits. */
const AFTER_DEPOSIT = { B1: 'B4', S1: 'S4', M1: 'M4' } as const;

/** What issuing adds to the order: taken under the lock of the series. */
export interface Issue {
  readonly number: string;
  /** `YYYY-MM-DD`. */
  readonly issueDate: string;
  readonly issuedAt: Date;
}

/**
 * Freezes an order into an invoice. Texts become printable, the same on page and in XML (OR-7). Expects an order without
 * obstacles (`obstaclesTo`); throws when the legal texts or the billing address are missing all the same.
 * `deposits`: what was invoiced before of the same order and is deducted; their nature then is 4, "final after deposit".
 */
export function assembleInvoice(
  order: OrderSnapshot,
  company: CompanySettings,
  issue: Issue,
  deposits: readonly InvoiceDeposit[] = [],
): InvoiceSnapshot {
  const { lineNets, rates, net, vat, gross } = computeTotals(order.lines);
  const delivered = order.processedAt === null ? issue.issuedAt : new Date(order.processedAt);
  const deducted = { deposits, prepaid: deposits.reduce((sum, { gross }) => sum + gross, 0) };
  return deepPrintable<InvoiceSnapshot>({
    ...headOf(order, company, issue),
    kind: 'invoice',
    deliveryDate: dayOf(delivered, company.timeZone),
    dueDate: addDays(issue.issueDate, company.paymentDays),
    nature: deposits.length === 0 ? company.nature : AFTER_DEPOSIT[company.nature],
    lines: order.lines.map((line, index) => ({ ...line, net: lineNets[index] ?? 0 })),
    ...{ rates, net, vat, gross },
    ...(deposits.length === 0 ? {} : deducted),
    legal: legalTexts(order.lines, company, issue.issueDate, order.buyer.vatRegime),
  });
}

/** A deposit on an order: one line per rate, nothing delivered yet. Throws like `assembleInvoice`. */
export function assembleDeposit(
  order: OrderSnapshot,
  company: CompanySettings,
  issue: Issue,
  rates: readonly RateTotal[],
): InvoiceSnapshot {
  const lines = rates.map(({ vatRate, base }) => depositLine(order.number, vatRate, base));
  const [net, vat] = [sumOf(rates, 'base'), sumOf(rates, 'vat')];
  return deepPrintable<InvoiceSnapshot>({
    ...headOf(order, company, issue),
    kind: 'deposit',
    deliveryDate: null,
    dueDate: addDays(issue.issueDate, company.paymentDays),
    nature: company.nature,
    lines,
    ...{ rates, net, vat, gross: net + vat },
    legal: legalTexts(lines, company, issue.issueDate, order.buyer.vatRegime),
  });
}

/** Expects a billing address (`obstaclesTo`). */
function headOf(order: OrderSnapshot, company: CompanySettings, issue: Issue) {
  const { billing } = order.buyer;
  if (billing === null) throw new Error(`order ${order.number} has no billing address`);
  return {
    version: 1,
    number: issue.number,
    issueDate: issue.issueDate,
    issuedAt: issue.issuedAt.toISOString(),
    currency: 'EUR',
    treatment: treatmentOf(order.buyer, billing),
    ...(order.buyer.vatRegime === undefined ? {} : { vatCategory: CATEGORIES[order.buyer.vatRegime] }),
    orderNumber: order.number,
    buyerOrderNumber: blankToNull(order.purchaseOrder),
    original: null,
    seller: sellerOf(company),
    buyer: buyerOf(order.buyer, billing),
    delivery: deliveryOf(order.buyer.delivery, billing),
  } as const;
}

function depositLine(orderNumber: string, vatRate: number, net: number): InvoiceSnapshotLine {
  const name = lineWords.deposit(orderNumber, formatVatRate(vatRate, 'fr'));
  return { sku: '', name, unit: 'pièce', quantity: 10_000, unitPrice: net * 10_000, vatRate, net };
}

const sumOf = (rates: readonly RateTotal[], of: 'base' | 'vat'): number =>
  rates.reduce((sum, rate) => sum + rate[of], 0);

function treatmentOf(buyer: OrderBuyer, billing: Address): InvoiceTreatment {
  if (buyer.kind === 'person') return 'B2C';
  return billing.country === 'FR' ? 'B2B' : 'B2BINT';
}

function addressOf({ line1, line2, postalCode, city, country }: Address): InvoiceAddress {
  return { line1, line2: blankToNull(line2), postalCode, city, country };
}

export function sellerOf(company: CompanySettings): InvoiceSeller {
  const { name, siren, siret, vatNumber, electronicAddress, email, phone, iban, logo } = company;
  const identity = { name, siren, siret, vatNumber, electronicAddress, email, phone, ...(logo ? { logo } : {}) };
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

const untaxed = (lines: readonly { readonly vatRate: number }[]): boolean => lines.some(({ vatRate }) => vatRate === 0);

/** The mention of the settings with the code that the VATEX list gives it. */
function exemptionOf(texts: LegalTexts, regime: VatRegime): InvoiceLegalTexts['exemption'] {
  const intraCommunity = { code: 'VATEX-EU-IC', text: texts.intraCommunity ?? '' };
  const reverseCharge = { code: 'VATEX-EU-AE', text: texts.reverseCharge ?? '' };
  return regime === 'intra-community' ? intraCommunity : reverseCharge;
}

/** The texts in force on a day, for these lines; under a regime they need its mention. */
export function legalTexts(
  lines: readonly { readonly vatRate: number }[],
  company: CompanySettings,
  day: string,
  regime?: VatRegime,
): InvoiceLegalTexts {
  const texts = legalTextsOn(company, day);
  if (texts === null) throw new Error(`no legal texts in force on ${day}`);
  const { latePenalties, recoveryFee, earlyPayment, paymentTerms, vatOnDebits, exemption } = texts;
  return {
    latePenalties,
    recoveryFee,
    earlyPayment,
    paymentTerms,
    vatOnDebits: company.vatOnDebits ? vatOnDebits : null,
    exemption: regime !== undefined ? exemptionOf(texts, regime) : untaxed(lines) ? exemption : null,
  };
}

function blankToNull(value: string | null | undefined): string | null {
  return value === null || value === undefined || value.trim() === '' ? null : value;
}

/** Every string of the snapshot as the invoice's font can print it, without white space around it. */
export function deepPrintable<T>(value: T): T {
  if (typeof value === 'string') return printable(value).trim() as T;
  if (Array.isArray(value)) return value.map((item: unknown) => deepPrintable(item)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, deepPrintable(item as unknown)])) as T;
}
