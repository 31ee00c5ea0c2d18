import { printable, type CompanySettings, type OrderSnapshot } from '@picolo/contracts';
import type { Mention } from './invoice-inspection.builder.js';

export interface Dated {
  readonly number: string;
  /** `YYYY-MM-DD`. */
  readonly issueDate: string;
  readonly deliveryDate: string;
  readonly dueDate: string;
}

const shown = (text: string): string => printable(text).trim();
const french = (day: string): string => day.split('-').reverse().join('/');
const compact = (day: string): string => day.replaceAll('-', '');

const document = ['rsm:ExchangedDocument'];
const seller = ['ram:SellerTradeParty'];
const buyer = ['ram:BuyerTradeParty'];
const settlement = ['ram:ApplicableHeaderTradeSettlement'];
const id = 'ram:ID';

type Entry = readonly [name: string, page: string | null, path: readonly string[], text: string];

/** Every mention that the law and the platforms want on the invoice of this order (invoicing §5), by its number there. */
export function mentionsOf(order: OrderSnapshot, company: CompanySettings, dated: Dated): Mention[] {
  return [
    ...identity(order, dated),
    ...ofSeller(company),
    ...ofBuyer(order),
    ...ofLines(order),
    ...legal(order, company),
  ].map(([name, page, path, text]) => ({ name, page, xml: [path, text] }));
}

function identity({ number, purchaseOrder }: OrderSnapshot, dated: Dated): Entry[] {
  const reference = purchaseOrder === null ? '' : shown(purchaseOrder);
  return [
    ['1 number', dated.number, [...document, id], dated.number],
    ['2 issue date', french(dated.issueDate), [...document, 'udt:DateTimeString'], compact(dated.issueDate)],
    [
      '2 delivery date',
      french(dated.deliveryDate),
      ['ram:OccurrenceDateTime', 'udt:DateTimeString'],
      compact(dated.deliveryDate),
    ],
    ['6 nature', 'Livraison de biens', ['ram:BusinessProcessSpecifiedDocumentContextParameter', id], 'B1'],
    ['9 due date', french(dated.dueDate), ['ram:DueDateDateTime', 'udt:DateTimeString'], compact(dated.dueDate)],
    ['order', number, ['ram:SellerOrderReferencedDocument', 'ram:IssuerAssignedID'], number],
    ...(reference === ''
      ? []
      : [
          [
            '11 buyer order',
            reference,
            ['ram:BuyerOrderReferencedDocument', 'ram:IssuerAssignedID'],
            reference,
          ] as const,
        ]),
  ];
}

function ofSeller({ name, address, siren, vatNumber, electronicAddress, rcsCity }: CompanySettings): Entry[] {
  const line = `SARL au capital de 20\u00a0000\u00a0€ – RCS ${rcsCity ?? ''} 123\u00a0456\u00a0782`;
  return [
    ['3 seller', name, [...seller, 'ram:Name'], name],
    ['3 address', address.line1, [...seller, 'ram:LineOne'], address.line1],
    ['3 town', `${address.postalCode} ${address.city}`, [...seller, 'ram:CityName'], address.city],
    ['3 SIREN', `SIREN ${siren}`, [...seller, 'ram:SpecifiedLegalOrganization', id], siren],
    ['3 VAT number', vatNumber, [...seller, 'ram:SpecifiedTaxRegistration', id], vatNumber ?? ''],
    ['3 legal form, capital, register', line, [...seller, 'ram:Description'], line],
    ['12 seller electronic', null, [...seller, 'ram:URIUniversalCommunication', 'ram:URIID'], electronicAddress],
  ];
}

function ofBuyer({ buyer: who }: OrderSnapshot): Entry[] {
  const { kind, name, email, siren, billing, delivery } = who;
  const address = billing ?? { name: '', line1: '', postalCode: '', city: '', country: '' };
  const electronic = kind === 'company' ? (siren ?? '') : shown(email ?? '');
  const entries: Entry[] = [
    ['4 buyer', shown(name), [...buyer, 'ram:Name'], shown(name)],
    ['4 address', shown(address.line1), [...buyer, 'ram:LineOne'], shown(address.line1)],
    ['4 town', shown(address.city), [...buyer, 'ram:CityName'], shown(address.city)],
    ['12 buyer electronic', null, [...buyer, 'ram:URIUniversalCommunication', 'ram:URIID'], electronic],
    ['12 treatment', null, ['ram:IncludedNote', 'ram:Content'], kind === 'company' ? 'B2B' : 'B2C'],
  ];
  if (kind === 'company') {
    entries.push(['4 SIREN', `SIREN ${siren ?? ''}`, [...buyer, 'ram:SpecifiedLegalOrganization', id], siren ?? '']);
  }
  if (delivery !== null) {
    const to = ['ram:ShipToTradeParty'];
    entries.push(['5 delivery', shown(delivery.line1), [...to, 'ram:LineOne'], shown(delivery.line1)]);
    entries.push(['5 delivery town', shown(delivery.city), [...to, 'ram:CityName'], shown(delivery.city)]);
  }
  return entries;
}

function ofLines({ lines }: OrderSnapshot): Entry[] {
  return lines.flatMap(({ name, sku }): Entry[] => [
    ['8 name', shown(name), ['ram:SpecifiedTradeProduct', 'ram:Name'], shown(name)],
    ['8 reference', shown(sku), ['ram:SpecifiedTradeProduct', 'ram:SellerAssignedID'], shown(sku)],
  ]);
}

function legal({ lines }: OrderSnapshot, company: CompanySettings): Entry[] {
  const [texts] = company.legalTexts;
  if (texts === undefined) return [];
  const note = ['ram:IncludedNote', 'ram:Content'];
  const entries: Entry[] = [
    ['9 early payment', texts.earlyPayment, note, texts.earlyPayment],
    ['10 late penalties', texts.latePenalties, note, texts.latePenalties],
    ['10 recovery fee', texts.recoveryFee, note, texts.recoveryFee],
    ['terms', texts.paymentTerms, ['ram:SpecifiedTradePaymentTerms', 'ram:Description'], texts.paymentTerms],
  ];
  if (company.vatOnDebits) {
    entries.push(['7 debits', texts.vatOnDebits, note, texts.vatOnDebits]);
    entries.push(['7 debits code', null, [...settlement, 'ram:DueDateTypeCode'], '5']);
  }
  if (texts.exemption !== null && lines.some(({ vatRate }) => vatRate === 0)) {
    const { code, text } = texts.exemption;
    entries.push(['8 exemption', text, [...settlement, 'ram:ExemptionReason'], text]);
    entries.push(['8 exemption code', null, [...settlement, 'ram:ExemptionReasonCode'], code]);
  }
  return entries;
}
