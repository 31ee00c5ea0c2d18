import { type SchemaPathTree, applyEach, email, max, maxLength, min, pattern, required } from '@angular/forms/signals';
import type {
  ChangeCompanyInput,
  CompanySettings,
  CompanyView,
  LegalTexts,
  OrderInvoicingRule,
  OrderTicketRule,
} from '@picolo/contracts';
import { type AddressForm, EMPTY_ADDRESS, toAddress } from '../../clients/data/client-form';
import { addressRules } from '../../clients/data/client-rules';

export interface LegalTextsForm {
  readonly validFrom: string;
  readonly latePenalties: string;
  readonly recoveryFee: string;
  readonly earlyPayment: string;
  readonly paymentTerms: string;
  readonly vatOnDebits: string;
  readonly exemptionCode: string;
  readonly exemptionText: string;
  readonly intraCommunity: string;
  readonly reverseCharge: string;
}

export interface CompanyForm {
  readonly name: string;
  readonly legalForm: string;
  /** Cents. */
  readonly capitalCents: number | null;
  readonly siren: string;
  readonly siret: string;
  readonly rcsCity: string;
  readonly vatNumber: string;
  readonly vatOnDebits: boolean;
  readonly address: AddressForm;
  readonly email: string;
  readonly phone: string;
  readonly electronicAddress: string;
  readonly iban: string;
  readonly nature: CompanySettings['nature'];
  readonly timeZone: string;
  readonly fiscalYearStartMonth: string;
  readonly paymentDays: number | null;
  readonly printInvoices: boolean;
  readonly mailInvoices: boolean;
  readonly orderTicket: OrderTicketRule;
  readonly orderInvoicing: OrderInvoicingRule;
  readonly transmitInvoices: boolean;
  readonly legalTexts: readonly LegalTextsForm[];
}

const EMPTY_TEXTS: LegalTextsForm = {
  validFrom: '2020-01-01',
  latePenalties: '',
  recoveryFee: '',
  earlyPayment: '',
  paymentTerms: '',
  vatOnDebits: '',
  exemptionCode: '',
  exemptionText: '',
  intraCommunity: '',
  reverseCharge: '',
};

export const EMPTY_COMPANY: CompanyForm = {
  name: '',
  legalForm: '',
  capitalCents: null,
  siren: '',
  siret: '',
  rcsCity: '',
  vatNumber: '',
  vatOnDebits: false,
  address: EMPTY_ADDRESS,
  email: '',
  phone: '',
  electronicAddress: '',
  iban: '',
  nature: 'B1',
  timeZone: 'Europe/Paris',
  fiscalYearStartMonth: '1',
  paymentDays: 30,
  printInvoices: false,
  mailInvoices: false,
  orderTicket: 'never',
  orderInvoicing: 'processed',
  transmitInvoices: false,
  legalTexts: [EMPTY_TEXTS],
};

const MOST_DAYS = 365;
const MOST_LETTERS = 600;

/** What can be said without the server; the keys of the numbers are checked there. */
export function companyRules(path: SchemaPathTree<CompanyForm>): void {
  required(path.name);
  maxLength(path.name, 160);
  required(path.legalForm);
  required(path.siren);
  required(path.electronicAddress);
  addressRules(path.address);
  email(path.email);
  required(path.paymentDays);
  min(path.paymentDays, 0);
  max(path.paymentDays, MOST_DAYS);
  applyEach(path.legalTexts, (texts) => {
    required(texts.validFrom);
    required(texts.latePenalties);
    required(texts.recoveryFee);
    required(texts.earlyPayment);
    required(texts.paymentTerms);
    for (const text of [texts.latePenalties, texts.recoveryFee, texts.earlyPayment, texts.paymentTerms]) {
      maxLength(text, MOST_LETTERS);
    }
    maxLength(texts.vatOnDebits, 300);
    for (const text of [texts.exemptionText, texts.intraCommunity, texts.reverseCharge]) maxLength(text, 300);
    pattern(texts.exemptionCode, /^(VATEX-[A-Z0-9-]+)?$/u);
  });
}

export function toForm({ company }: CompanyView): CompanyForm {
  if (company === null) return EMPTY_COMPANY;
  return {
    ...EMPTY_COMPANY,
    ...{ name: company.name, legalForm: company.legalForm, capitalCents: company.capitalCents, siren: company.siren },
    ...{ siret: company.siret ?? '', rcsCity: company.rcsCity ?? '', vatNumber: company.vatNumber ?? '' },
    ...{ vatOnDebits: company.vatOnDebits, email: company.email ?? '', phone: company.phone ?? '' },
    ...{ electronicAddress: company.electronicAddress, iban: company.iban ?? '', nature: company.nature },
    ...{ timeZone: company.timeZone, paymentDays: company.paymentDays, printInvoices: company.printInvoices },
    ...{ mailInvoices: company.mailInvoices, orderTicket: company.orderTicket ?? 'never' },
    ...{ orderInvoicing: company.orderInvoicing ?? 'processed', transmitInvoices: company.transmitInvoices ?? false },
    address: { ...EMPTY_ADDRESS, ...company.address },
    fiscalYearStartMonth: String(company.fiscalYearStartMonth),
    legalTexts: company.legalTexts.map(({ exemption, ...texts }) => ({
      ...texts,
      exemptionCode: exemption?.code ?? '',
      exemptionText: exemption?.text ?? '',
      intraCommunity: texts.intraCommunity ?? '',
      reverseCharge: texts.reverseCharge ?? '',
    })),
  };
}

export function toInput(form: CompanyForm, version: number): ChangeCompanyInput {
  const orNull = (text: string): string | null => text.trim() || null;
  const { line1, line2, postalCode, city, country, name } = form.address;
  return {
    version,
    ...{ name: form.name.trim(), legalForm: form.legalForm.trim(), capitalCents: form.capitalCents },
    ...{ siren: form.siren.trim(), siret: orNull(form.siret), rcsCity: orNull(form.rcsCity) },
    ...{ vatNumber: orNull(form.vatNumber), vatOnDebits: form.vatOnDebits },
    ...{ email: orNull(form.email), phone: orNull(form.phone), iban: orNull(form.iban) },
    ...{ electronicAddress: form.electronicAddress.trim(), nature: form.nature, timeZone: form.timeZone },
    ...{ paymentDays: form.paymentDays ?? 0, printInvoices: form.printInvoices, mailInvoices: form.mailInvoices },
    ...{ orderInvoicing: form.orderInvoicing, transmitInvoices: form.transmitInvoices },
    ...{ orderTicket: form.orderTicket, fiscalYearStartMonth: Number(form.fiscalYearStartMonth) },
    address: toAddress(form.address) ?? { name, line1, line2, postalCode, city, country },
    legalTexts: form.legalTexts.map(textsOf),
  };
}

function textsOf({ exemptionCode, exemptionText, ...texts }: LegalTextsForm): LegalTexts {
  const code = exemptionCode.trim();
  return { ...texts, exemption: code === '' ? null : { code, text: exemptionText.trim() } };
}

/** The texts of the latest day, once more from another day on. */
export function nextTexts(texts: readonly LegalTextsForm[], validFrom: string): LegalTextsForm {
  return { ...(texts.at(-1) ?? EMPTY_TEXTS), validFrom };
}
