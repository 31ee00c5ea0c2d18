import type { CompanyLogo } from '../settings/index.js';

/**
 * The frozen data of an issued invoice: everything that its page and its XML show, nothing to be looked up later.
 * Amounts in integer cents, unit prices in 1e-6 €, quantities in ten-thousandths, VAT rates in 1e-2 %.
 * Dates are days of the company's zone, `YYYY-MM-DD`.
 */

export const INVOICE_KINDS = ['invoice', 'deposit', 'credit_note'] as const;
export type InvoiceKind = (typeof INVOICE_KINDS)[number];

/** Which company sells to whom, as the French platforms classify it (note with subject code BAR). */
export const INVOICE_TREATMENTS = ['B2B', 'B2BINT', 'B2C'] as const;
export type InvoiceTreatment = (typeof INVOICE_TREATMENTS)[number];

export interface InvoiceAddress {
  readonly line1: string;
  readonly line2: string | null;
  readonly postalCode: string;
  readonly city: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
}

export interface InvoiceSeller {
  readonly name: string;
  readonly address: InvoiceAddress;
  /** Nine digits. */
  readonly siren: string;
  /** Fourteen digits, the first nine being the SIREN. */
  readonly siret: string | null;
  readonly vatNumber: string | null;
  /** Legal form, capital and register on one line: "SARL au capital de 10 000 € – RCS Lyon 123 456 789". */
  readonly legalLine: string;
  /** Address in the directory of French platforms (scheme 0225). */
  readonly electronicAddress: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly iban: string | null;
  /** The logo of that day, by the hash of its bytes; absent when there was none. */
  readonly logo?: CompanyLogo;
}

export interface InvoiceBuyer {
  readonly kind: 'person' | 'company';
  readonly name: string;
  /** Person to whom a company's invoice is addressed. */
  readonly contactName: string | null;
  readonly address: InvoiceAddress;
  readonly siren: string | null;
  readonly vatNumber: string | null;
  readonly email: string | null;
}

/** Delivery address, present only when it differs from the billing address. */
export interface InvoiceDelivery {
  readonly name: string;
  readonly address: InvoiceAddress;
}

export interface InvoiceSnapshotLine {
  readonly sku: string;
  readonly name: string;
  /** Product unit as shown: `pièce`, `kg`, `m` … */
  readonly unit: string;
  readonly quantity: number;
  readonly unitPrice: number;
  readonly vatRate: number;
  readonly net: number;
  /** Credit notes: the line of the original that it takes back, from 1; 0 for an amount. */
  readonly originalLine?: number;
}

/** A deposit that the invoice deducts, less what was credited of it. */
export interface InvoiceDeposit {
  readonly number: string;
  readonly issueDate: string;
  /** Lowest rate first. */
  readonly rates: readonly InvoiceRateTotal[];
  readonly gross: number;
}

export interface InvoiceRateTotal {
  readonly vatRate: number;
  readonly base: number;
  readonly vat: number;
}

/** Legal texts as they were valid on the issue date (they live in the settings, not in code). */
export interface InvoiceLegalTexts {
  /** Note PMD. */
  readonly latePenalties: string;
  /** Note PMT. */
  readonly recoveryFee: string;
  /** Note AAB. */
  readonly earlyPayment: string;
  /** Terms of payment (BT-20). */
  readonly paymentTerms: string;
  /** Present when the company opted for VAT on debits (BT-8). */
  readonly vatOnDebits: string | null;
  /** Reason for lines at 0 % (BT-120) with its code of the VATEX list (BT-121); present when there is such a line. */
  readonly exemption: { readonly code: string; readonly text: string } | null;
}

export interface InvoiceSnapshot {
  readonly version: 1;
  readonly kind: InvoiceKind;
  readonly number: string;
  readonly issueDate: string;
  /** Null on a deposit: nothing was delivered. */
  readonly deliveryDate: string | null;
  readonly dueDate: string;
  /** Instant of issue, ISO 8601 UTC: the date inside the PDF. */
  readonly issuedAt: string;
  readonly currency: 'EUR';
  /** BT-23: goods, services or both; 4 when it follows deposit invoices. */
  readonly nature: 'B1' | 'S1' | 'M1' | 'B4' | 'S4' | 'M4';
  readonly treatment: InvoiceTreatment;
  /** VAT category of the lines (UNTDID 5305) when the sale to another member state bears none. */
  readonly vatCategory?: 'K' | 'AE';
  /** Our order (BT-14). */
  readonly orderNumber: string;
  /** The buyer's own order number (BT-13), when given. */
  readonly buyerOrderNumber: string | null;
  /** What a credit note corrects (BT-25, BT-26). */
  readonly original: { readonly number: string; readonly issueDate: string } | null;
  readonly seller: InvoiceSeller;
  readonly buyer: InvoiceBuyer;
  readonly delivery: InvoiceDelivery | null;
  readonly lines: readonly InvoiceSnapshotLine[];
  /** Lowest rate first. */
  readonly rates: readonly InvoiceRateTotal[];
  readonly net: number;
  readonly vat: number;
  readonly gross: number;
  /** Deposit invoices that are deducted (BT-113, BG-3), oldest first; `prepaid` is the sum of their gross. */
  readonly deposits?: readonly InvoiceDeposit[];
  readonly prepaid?: number;
  /** Why a credit note was made, as staff wrote it. */
  readonly reason?: string | null;
  readonly legal: InvoiceLegalTexts;
}
