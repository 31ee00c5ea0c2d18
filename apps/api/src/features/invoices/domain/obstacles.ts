import type { CompanySettings, InvoiceObstacle, LegalTexts, OrderSnapshot, VatRegime } from '@picolo/contracts';

type AddressLike = {
  readonly line1: string;
  readonly postalCode: string;
  readonly city: string;
  readonly country: string;
};

const filled = (value: string | null | undefined): boolean => typeof value === 'string' && value.trim() !== '';
const complete = (address: AddressLike | null | undefined): boolean =>
  filled(address?.line1) && filled(address?.postalCode) && filled(address?.city) && filled(address?.country);

/** The legal texts in force on a day: the latest that began; null before the first. */
export function legalTextsOn(company: CompanySettings, day: string): LegalTexts | null {
  const begun = company.legalTexts.filter(({ validFrom }) => validFrom <= day);
  return begun.reduce<LegalTexts | null>(
    (latest, texts) => (latest === null || texts.validFrom > latest.validFrom ? texts : latest),
    null,
  );
}

/** Everything that an invoice of this order would lack on that day (IN-1); empty when it can be made. */
export function obstaclesTo(
  order: Pick<OrderSnapshot, 'buyer' | 'lines'>,
  company: CompanySettings | null,
  day: string,
): InvoiceObstacle[] {
  const ofCompany: InvoiceObstacle[] = company === null ? ['company.identity'] : companyObstacles(order, company, day);
  return [...ofCompany, ...clientObstacles(order)];
}

type WithRegime = Pick<OrderSnapshot['buyer'], 'vatRegime'>;

/** What says why lines bear no VAT: the mention of the regime, else the code of the exemption. */
function exemptionFor(texts: LegalTexts | null, regime: VatRegime | undefined): string | undefined {
  if (regime === 'intra-community') return texts?.intraCommunity;
  return regime === 'reverse-charge' ? texts?.reverseCharge : texts?.exemption?.code;
}

/** What of the settings stands in the way of a document over these lines on that day. */
export function companyObstacles(
  { lines, buyer }: { readonly lines: readonly { readonly vatRate: number }[]; readonly buyer?: WithRegime },
  company: CompanySettings,
  day: string,
): InvoiceObstacle[] {
  const regime = buyer?.vatRegime;
  const texts = legalTextsOn(company, day);
  const mentions = [texts?.latePenalties, texts?.recoveryFee, texts?.earlyPayment, texts?.paymentTerms];
  const checks: [InvoiceObstacle, boolean][] = [
    ['company.identity', filled(company.name) && filled(company.legalForm)],
    ['company.address', complete(company.address)],
    ['company.siren', /^\d{9}$/u.test(company.siren)],
    [
      'company.vatNumber',
      filled(company.vatNumber) || (regime === undefined && lines.every(({ vatRate }) => vatRate === 0)),
    ],
    ['company.electronicAddress', /^[A-Za-z0-9+\-_.]{1,125}$/u.test(company.electronicAddress)],
    ['company.legalTexts', mentions.every(filled) && (!company.vatOnDebits || filled(texts?.vatOnDebits))],
    ['company.exemption', filled(exemptionFor(texts, regime)) || lines.every(({ vatRate }) => vatRate !== 0)],
  ];
  return checks.filter(([, holds]) => !holds).map(([obstacle]) => obstacle);
}

function clientObstacles({ buyer, lines }: Pick<OrderSnapshot, 'buyer' | 'lines'>): InvoiceObstacle[] {
  const french = buyer.billing?.country === 'FR';
  const checks: [InvoiceObstacle, boolean][] = [
    ['client.billing', complete(buyer.billing)],
    // A French company is invoiced by SIREN (BR-FR-11); persons and foreign companies have none.
    ['client.siren', buyer.kind !== 'company' || !french || /^\d{9}$/u.test(buyer.siren ?? '')],
    ['order.lines', lines.length > 0],
  ];
  return checks.filter(([, holds]) => !holds).map(([obstacle]) => obstacle);
}
