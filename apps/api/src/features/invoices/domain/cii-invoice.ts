import {
  toDecimalString,
  type InvoiceDelivery,
  type InvoiceSnapshot,
  type InvoiceSnapshotLine,
} from '@picolo/contracts';
import { buyerParty, deliveryParty, sellerParty } from './cii-parties.js';
import { document, element, optional, text, type XmlNode } from './xml-writer.js';

const NAMESPACES = {
  'xmlns:rsm': 'urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100',
  'xmlns:ram': 'urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100',
  'xmlns:qdt': 'urn:un:unece:uncefact:data:standard:QualifiedDataType:100',
  'xmlns:udt': 'urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100',
};
const PROFILE = 'urn:cen.eu:en16931:2017';
/** UNTDID 1001. */
const TYPE_CODES = { invoice: '380', deposit: '386', credit_note: '381' } as const;
/** UNTDID 2475: VAT falls due with the invoice, the option for debits. */
const DUE_WITH_INVOICE = '5';
/** UNTDID 4461: credit transfer. */
const CREDIT_TRANSFER = '30';
/** UN/ECE Recommendation 20, by the product's unit as the shop writes it; anything else is counted (C62, one). */
const UNIT_CODES: Readonly<Record<string, string>> = {
  g: 'GRM',
  kg: 'KGM',
  l: 'LTR',
  cl: 'CLT',
  m: 'MTR',
  cm: 'CMT',
  'm²': 'MTK',
  h: 'HUR',
  heure: 'HUR',
};

const cents = (value: number): string => toDecimalString(value, 2);
const percent = (vatRate: number): string => toDecimalString(vatRate, 2);
const date = (day: string): string => day.replaceAll('-', '');
const dateTime = (day: string): XmlNode => text('udt:DateTimeString', date(day), { format: '102' });
type Category = 'S' | 'E' | 'K' | 'AE';
/** UNTDID 5305: standard rate, exempt with a reason, or what the sale to another member state makes of every line. */
const category = (vatRate: number, of: InvoiceSnapshot['vatCategory']): Category => of ?? (vatRate === 0 ? 'E' : 'S');

/**
 * The invoice as UN/CEFACT Cross Industry Invoice, profile EN 16931 of Factur-X 1.0: amounts as they are stored,
 * recomputed nowhere. Element order is the schema's.
 */
export function ciiInvoice(invoice: InvoiceSnapshot): string {
  return document(
    element(
      'rsm:CrossIndustryInvoice',
      [
        element('rsm:ExchangedDocumentContext', [
          element('ram:BusinessProcessSpecifiedDocumentContextParameter', [text('ram:ID', invoice.nature)]),
          element('ram:GuidelineSpecifiedDocumentContextParameter', [text('ram:ID', PROFILE)]),
        ]),
        header(invoice),
        element('rsm:SupplyChainTradeTransaction', [
          ...invoice.lines.map((item, index) => line(item, index, invoice.vatCategory)),
          agreement(invoice),
          element('ram:ApplicableHeaderTradeDelivery', [
            deliveryParty(deliveredTo(invoice)),
            delivered(invoice.deliveryDate),
          ]),
          settlement(invoice),
        ]),
      ],
      NAMESPACES,
    ),
  );
}

/** An intra-Community supply names where it went, also when that is the billing address (BR-IC-12). */
function deliveredTo({ delivery, buyer, vatCategory }: InvoiceSnapshot): InvoiceDelivery | null {
  return delivery ?? (vatCategory === 'K' ? { name: buyer.name, address: buyer.address } : null);
}

/** BT-72. */
function delivered(day: string | null): XmlNode | null {
  if (day === null) return null;
  return element('ram:ActualDeliverySupplyChainEvent', [element('ram:OccurrenceDateTime', [dateTime(day)])]);
}

function header({ kind, number, issueDate, legal, treatment, reason }: InvoiceSnapshot): XmlNode {
  const note = (content: string, subject: string): XmlNode =>
    element('ram:IncludedNote', [text('ram:Content', content), text('ram:SubjectCode', subject)]);
  return element('rsm:ExchangedDocument', [
    text('ram:ID', number),
    text('ram:TypeCode', TYPE_CODES[kind]),
    element('ram:IssueDateTime', [dateTime(issueDate)]),
    note(legal.recoveryFee, 'PMT'),
    note(legal.latePenalties, 'PMD'),
    note(legal.earlyPayment, 'AAB'),
    note(treatment, 'BAR'),
    legal.vatOnDebits === null ? null : element('ram:IncludedNote', [text('ram:Content', legal.vatOnDebits)]),
    blank(reason) ? null : element('ram:IncludedNote', [text('ram:Content', reason ?? '')]),
  ]);
}

function line(item: InvoiceSnapshotLine, index: number, of: InvoiceSnapshot['vatCategory']): XmlNode {
  return element('ram:IncludedSupplyChainTradeLineItem', [
    element('ram:AssociatedDocumentLineDocument', [text('ram:LineID', String(index + 1))]),
    element('ram:SpecifiedTradeProduct', [optional('ram:SellerAssignedID', item.sku), text('ram:Name', item.name)]),
    element('ram:SpecifiedLineTradeAgreement', [
      element('ram:NetPriceProductTradePrice', [text('ram:ChargeAmount', toDecimalString(item.unitPrice, 6, 2))]),
    ]),
    element('ram:SpecifiedLineTradeDelivery', [
      text('ram:BilledQuantity', toDecimalString(item.quantity, 4, 0), {
        unitCode: UNIT_CODES[item.unit.toLowerCase()] ?? 'C62',
      }),
    ]),
    element('ram:SpecifiedLineTradeSettlement', [
      element('ram:ApplicableTradeTax', [
        text('ram:TypeCode', 'VAT'),
        text('ram:CategoryCode', category(item.vatRate, of)),
        text('ram:RateApplicablePercent', percent(item.vatRate)),
      ]),
      element('ram:SpecifiedTradeSettlementLineMonetarySummation', [text('ram:LineTotalAmount', cents(item.net))]),
    ]),
  ]);
}

function agreement({ seller, buyer, orderNumber, buyerOrderNumber }: InvoiceSnapshot): XmlNode {
  const reference = (name: string, id: string): XmlNode => element(name, [text('ram:IssuerAssignedID', id)]);
  return element('ram:ApplicableHeaderTradeAgreement', [
    sellerParty(seller),
    buyerParty(buyer),
    reference('ram:SellerOrderReferencedDocument', orderNumber),
    buyerOrderNumber === null ? null : reference('ram:BuyerOrderReferencedDocument', buyerOrderNumber),
  ]);
}

function settlement(invoice: InvoiceSnapshot): XmlNode {
  const { legal, original, deposits = [] } = invoice;
  return element('ram:ApplicableHeaderTradeSettlement', [
    text('ram:PaymentReference', invoice.number),
    text('ram:InvoiceCurrencyCode', invoice.currency),
    paymentMeans(invoice),
    ...vatBreakdown(invoice),
    element('ram:SpecifiedTradePaymentTerms', [
      text('ram:Description', legal.paymentTerms),
      element('ram:DueDateDateTime', [dateTime(invoice.dueDate)]),
    ]),
    totals(invoice),
    ...[original, ...deposits].map(preceding),
  ]);
}

/** BG-3: what a credit note corrects, or a deposit that is deducted. */
function preceding(invoice: { readonly number: string; readonly issueDate: string } | null): XmlNode | null {
  if (invoice === null) return null;
  const day = text('qdt:DateTimeString', date(invoice.issueDate), { format: '102' });
  return element('ram:InvoiceReferencedDocument', [
    text('ram:IssuerAssignedID', invoice.number),
    element('ram:FormattedIssueDateTime', [day]),
  ]);
}

const blank = (value: string | null | undefined): boolean =>
  value === null || value === undefined || value.trim() === '';

function paymentMeans({ kind, seller }: InvoiceSnapshot): XmlNode | null {
  if (kind === 'credit_note' || seller.iban === null) return null;
  return element('ram:SpecifiedTradeSettlementPaymentMeans', [
    text('ram:TypeCode', CREDIT_TRANSFER),
    element('ram:PayeePartyCreditorFinancialAccount', [text('ram:IBANID', seller.iban)]),
  ]);
}

/** BG-23. Throws when a line is exempt and the settings gave no reason: such an invoice would be void. */
function vatBreakdown({ number, rates, legal, vatCategory }: InvoiceSnapshot): XmlNode[] {
  return rates.map(({ vatRate, base, vat }) => {
    const exemption = vatRate === 0 ? legal.exemption : null;
    if (vatRate === 0 && exemption === null) throw new Error(`${number}: lines at 0 % need an exemption reason`);
    return element('ram:ApplicableTradeTax', [
      text('ram:CalculatedAmount', cents(vat)),
      text('ram:TypeCode', 'VAT'),
      optional('ram:ExemptionReason', exemption?.text ?? null),
      text('ram:BasisAmount', cents(base)),
      text('ram:CategoryCode', category(vatRate, vatCategory)),
      optional('ram:ExemptionReasonCode', exemption?.code ?? null),
      legal.vatOnDebits === null ? null : text('ram:DueDateTypeCode', DUE_WITH_INVOICE),
      text('ram:RateApplicablePercent', percent(vatRate)),
    ]);
  });
}

/** BG-22: no allowance, charge or rounding; what deposits paid (BT-113) leaves the gross total (BT-112) to pay (BT-115). */
function totals({ net, vat, gross, currency, prepaid }: InvoiceSnapshot): XmlNode {
  return element('ram:SpecifiedTradeSettlementHeaderMonetarySummation', [
    text('ram:LineTotalAmount', cents(net)),
    text('ram:TaxBasisTotalAmount', cents(net)),
    text('ram:TaxTotalAmount', cents(vat), { currencyID: currency }),
    text('ram:GrandTotalAmount', cents(gross)),
    prepaid === undefined ? null : text('ram:TotalPrepaidAmount', cents(prepaid)),
    text('ram:DuePayableAmount', cents(gross - (prepaid ?? 0))),
  ]);
}
