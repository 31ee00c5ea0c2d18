import type { Address } from '../clients/index.js';
import { endpoint } from '../core/endpoint.js';
import type { RegimeSeller } from '../orders/vat-regime.js';

export const orderTicketRules = ['never', 'placed', 'processing'] as const;
/** On which step of an order its ticket is printed. */
export type OrderTicketRule = (typeof orderTicketRules)[number];

export const orderInvoicingRules = ['processed', 'batch'] as const;
/** When a processed order gets its invoice: at once, or when somebody starts a batch (IN-1). */
export type OrderInvoicingRule = (typeof orderInvoicingRules)[number];

/** Legal texts of invoices, in force from a day on: laws and their article numbers change (IN-7). */
export interface LegalTexts {
  /** `YYYY-MM-DD`, inclusive, in the company's zone. */
  readonly validFrom: string;
  /** Late penalties (note PMD). */
  readonly latePenalties: string;
  /** 40 € recovery fee between companies (note PMT). */
  readonly recoveryFee: string;
  /** Early-payment discount, or that there is none (note AAB). */
  readonly earlyPayment: string;
  readonly paymentTerms: string;
  /** Printed when `vatOnDebits` is set. */
  readonly vatOnDebits: string;
  /** Why lines at 0 % bear no VAT, with the code of the VATEX list; null: nothing is sold at 0 %. */
  readonly exemption: { readonly code: string; readonly text: string } | null;
  /** Mention of exempt supplies of goods to companies of other member states; needed when there is one. */
  readonly intraCommunity?: string;
  /** Mention of services to companies of other member states, who declare the VAT; needed when there is one. */
  readonly reverseCharge?: string;
}

/** The company's logo as documents bear it: prepared on white, its bytes never change. */
export interface CompanyLogo {
  /** Of its bytes, lowercase hex: its name in the address. */
  readonly sha256: string;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

/** What the company says of itself (IN-7); one row of the database. */
export interface CompanySettings {
  readonly name: string;
  /** `SARL`, `SAS`, `EI` … */
  readonly legalForm: string;
  /** Null where the legal form knows no capital. */
  readonly capitalCents: number | null;
  /** 9 digits. */
  readonly siren: string;
  /** 14 digits beginning with the SIREN. */
  readonly siret: string | null;
  /** Town of the register of commerce; null for whom is not registered there. */
  readonly rcsCity: string | null;
  /** Null under the small-business exemption (franchise en base). */
  readonly vatNumber: string | null;
  /** Opted to pay VAT on debits. */
  readonly vatOnDebits: boolean;
  readonly address: Address;
  readonly email: string | null;
  readonly phone: string | null;
  /** In the directory of the French platforms; the SIREN unless told otherwise. */
  readonly electronicAddress: string;
  readonly iban: string | null;
  /** What it sells: goods, services or both (BT-23). */
  readonly nature: 'B1' | 'S1' | 'M1';
  /** IANA zone: decides issue dates and fiscal years. */
  readonly timeZone: string;
  /** 1…12. */
  readonly fiscalYearStartMonth: number;
  /** Days from issue to due date. */
  readonly paymentDays: number;
  /** Invoices go to the printer by themselves (IN-6). */
  readonly printInvoices: boolean;
  /** Clients get their invoices by e-mail (IN-6). */
  readonly mailInvoices: boolean;
  /** When an order's ticket goes to the printer by itself; never unless told. */
  readonly orderTicket?: OrderTicketRule;
  /** At once unless told. */
  readonly orderInvoicing?: OrderInvoicingRule;
  /** Invoices of companies go to the e-invoicing platform by themselves; not unless told. */
  readonly transmitInvoices?: boolean;
  readonly legalTexts: readonly LegalTexts[];
  /** Set apart from the rest, by `uploadCompanyLogo` and `chooseCompanyLogo`. */
  readonly logo?: CompanyLogo | null;
}

export interface CompanyView {
  /** Null while nothing was set up. */
  readonly company: CompanySettings | null;
  /** 0 while nothing was set up. */
  readonly version: number;
}

export interface ChangeCompanyInput extends Omit<CompanySettings, 'logo'> {
  /** Of the view that was edited: refused when somebody else changed the settings since. */
  readonly version: number;
}

export const getCompany = endpoint<object, CompanyView>('GET', '/api/settings/company', { access: 'settings.manage' });

export const changeCompany = endpoint<{ body: ChangeCompanyInput }, CompanyView>('PATCH', '/api/settings/company', {
  access: 'settings.manage',
  errors: ['SETTINGS.VERSION_CONFLICT'],
});

const megabyte = 1024 * 1024;

/** What a logo may come as; it is turned into pixels at once. */
export const logoUpload = { maxBytes: 2 * megabyte, accepts: ['image/png', 'image/jpeg', 'image/svg+xml'] } as const;

export interface LogoView {
  readonly logo: CompanyLogo | null;
}

/** Takes a logo and uses it from the next document on. */
export const uploadCompanyLogo = endpoint<{ file: true }, LogoView>('POST', '/api/settings/company/logo', {
  access: 'settings.manage',
  status: 201,
  kind: 'upload',
  upload: logoUpload,
  errors: ['SETTINGS.COMPANY_FIRST', 'SETTINGS.LOGO_UNREADABLE', 'SETTINGS.LOGO_TOO_MANY_PIXELS'],
});

export interface LogoChoice {
  /** One that was uploaded before; null: documents bear none. */
  readonly sha256: string | null;
}

/** Removes the logo, or brings an earlier one back. */
export const chooseCompanyLogo = endpoint<{ body: LogoChoice }, LogoView>('PATCH', '/api/settings/company/logo', {
  access: 'settings.manage',
  errors: ['SETTINGS.COMPANY_FIRST', 'SETTINGS.LOGO_NOT_FOUND'],
});

export const companyLogo = endpoint<{ params: { hash: string } }, Uint8Array>(
  'GET',
  '/api/settings/company/logo/:hash',
  { access: 'settings.manage', kind: 'file', errors: ['SETTINGS.LOGO_NOT_FOUND'] },
);

/** Null while the company was not set up. */
export interface ShopSellerView {
  readonly seller: RegimeSeller | null;
}

/** What a basket needs to know of the company to tell whether its sale bears VAT (OR-7). */
export const shopSeller = endpoint<object, ShopSellerView>('GET', '/api/shop/seller', {
  access: { public: 'every invoice says as much' },
});
