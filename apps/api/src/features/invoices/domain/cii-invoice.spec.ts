import { describe, expect, it } from 'vitest';
import { COMPANY_BUYER, invoiceSnapshot } from '../invoice-snapshot.builder.js';
import { values } from '../xml-values.builder.js';
import { ciiInvoice } from './cii-invoice.js';

const notes = (xml: string): Record<string, string[]> => {
  const found: Record<string, string[]> = {};
  for (const note of xml.match(/<ram:IncludedNote>.*?<\/ram:IncludedNote>/gsu) ?? []) {
    const subject = values(note, 'ram:SubjectCode')[0] ?? 'none';
    (found[subject] ??= []).push(...values(note, 'ram:Content'));
  }
  return found;
};

const exemption = { code: 'VATEX-EU-79-C', text: 'Débours exonérés de TVA' };

describe('ciiInvoice', () => {
  it('IN-4 names profile, nature, number, type and date', () => {
    const xml = ciiInvoice(invoiceSnapshot());
    expect(values(xml, 'ram:GuidelineSpecifiedDocumentContextParameter', 'ram:ID')).toEqual([
      'urn:cen.eu:en16931:2017',
    ]);
    expect(values(xml, 'ram:BusinessProcessSpecifiedDocumentContextParameter', 'ram:ID')).toEqual(['B1']);
    expect(values(xml, 'rsm:ExchangedDocument', 'ram:ID')).toEqual(['FA-2026-000042']);
    expect(values(xml, 'rsm:ExchangedDocument', 'ram:TypeCode')).toEqual(['380']);
    expect(values(xml, 'ram:IssueDateTime', 'udt:DateTimeString')).toEqual(['20261120']);
    expect(values(xml, 'ram:OccurrenceDateTime', 'udt:DateTimeString')).toEqual(['20261120']);
    expect(values(xml, 'ram:DueDateDateTime', 'udt:DateTimeString')).toEqual(['20261220']);
  });

  it('IN-4 carries each legal note exactly once and the treatment of the buyer', () => {
    const person = notes(ciiInvoice(invoiceSnapshot()));
    expect(Object.keys(person).sort()).toEqual(['AAB', 'BAR', 'PMD', 'PMT']);
    for (const texts of Object.values(person)) expect(texts).toHaveLength(1);
    expect(person['BAR']).toEqual(['B2C']);
    expect(notes(ciiInvoice(invoiceSnapshot({ buyer: COMPANY_BUYER })))['BAR']).toEqual(['B2B']);
  });

  it('IN-4 identifies companies by SIREN and directory address, persons by e-mail', () => {
    const company = ciiInvoice(invoiceSnapshot({ buyer: COMPANY_BUYER }));
    expect(company.match(/schemeID="0002">987654324</gu)).toHaveLength(1);
    expect(company.match(/<ram:URIID schemeID="0225">987654324</gu)).toHaveLength(1);
    expect(company.match(/<ram:URIID schemeID="0225">123456782</gu)).toHaveLength(1);
    expect(values(company, 'ram:BuyerTradeParty', 'ram:SpecifiedTaxRegistration', 'ram:ID')).toEqual(['FR14987654324']);
    const person = ciiInvoice(invoiceSnapshot());
    expect(values(person, 'ram:BuyerTradeParty', 'ram:SpecifiedLegalOrganization')).toEqual([]);
    expect(person).toContain('<ram:URIID schemeID="EM">elodie@example.org</ram:URIID>');
  });

  it('IN-4 describes the seller with legal form, capital and register', () => {
    const xml = ciiInvoice(invoiceSnapshot());
    expect(values(xml, 'ram:SellerTradeParty', 'ram:Description')).toEqual([
      'SARL au capital de 20 000 € – RCS Nantes 123 456 782',
    ]);
    expect(xml).toContain('<ram:GlobalID schemeID="0009">12345678200010</ram:GlobalID>');
    expect(xml).toContain('<ram:ID schemeID="VA">FR11123456782</ram:ID>');
  });

  it('IN-4 without a VAT number the SIREN is the tax registration', () => {
    const seller = { ...invoiceSnapshot().seller, vatNumber: null };
    expect(ciiInvoice(invoiceSnapshot({ seller }))).toContain('<ram:ID schemeID="FC">123456782</ram:ID>');
  });

  it('IN-4 gives a delivery address only when it differs', () => {
    expect(ciiInvoice(invoiceSnapshot())).not.toContain('ShipToTradeParty');
    const delivery = { name: 'Dépôt', address: { ...COMPANY_BUYER.address, city: 'Rezé' } };
    const xml = ciiInvoice(invoiceSnapshot({ delivery }));
    expect(values(xml, 'ram:ShipToTradeParty', 'ram:CityName')).toEqual(['Rezé']);
  });

  it('IN-4 an option for debits stands as text and as code in each rate', () => {
    const legal = { ...invoiceSnapshot().legal, vatOnDebits: 'Option pour les débits' };
    const xml = ciiInvoice(invoiceSnapshot({ legal }, [{ vatRate: 2000 }, { vatRate: 550 }]));
    expect(values(xml, 'ram:DueDateTypeCode')).toEqual(['5', '5']);
    expect(notes(xml)['none']).toEqual(['Option pour les débits']);
    expect(ciiInvoice(invoiceSnapshot())).not.toContain('DueDateTypeCode');
  });

  it('IN-4 exempt lines carry category E with reason and code, and are refused without', () => {
    const lines = [{ vatRate: 0 }, { vatRate: 2000 }];
    const legal = { ...invoiceSnapshot().legal, exemption };
    const xml = ciiInvoice(invoiceSnapshot({ legal }, lines));
    expect(values(xml, 'ram:ExemptionReasonCode')).toEqual([exemption.code]);
    expect(values(xml, 'ram:ExemptionReason')).toEqual([exemption.text]);
    expect(values(xml, 'ram:CategoryCode').sort()).toEqual(['E', 'E', 'S', 'S']);
    expect(() => ciiInvoice(invoiceSnapshot({}, lines))).toThrow('exemption');
  });

  it('IN-4 a credit note is type 381 with positive amounts, number and date of the original', () => {
    const original = { number: 'FA-2026-000042', issueDate: '2026-11-20' };
    const xml = ciiInvoice(invoiceSnapshot({ kind: 'credit_note', number: 'AV-2026-000001', original }));
    expect(values(xml, 'rsm:ExchangedDocument', 'ram:TypeCode')).toEqual(['381']);
    expect(values(xml, 'ram:InvoiceReferencedDocument', 'ram:IssuerAssignedID')).toEqual(['FA-2026-000042']);
    expect(values(xml, 'ram:FormattedIssueDateTime', 'qdt:DateTimeString')).toEqual(['20261120']);
    expect(values(xml, 'ram:GrandTotalAmount')).toEqual(['10.00']);
    expect(xml).not.toContain('PaymentMeans');
  });

  it('IN-4 prints amounts with two, prices with up to six, quantities with up to four decimals', () => {
    const xml = ciiInvoice(invoiceSnapshot({}, [{ unitPrice: 8_325_000, quantity: 12_345 }]));
    expect(values(xml, 'ram:ChargeAmount')).toEqual(['8.325']);
    expect(values(xml, 'ram:BilledQuantity')).toEqual(['1.2345']);
    expect(values(xml, 'ram:SpecifiedTradeSettlementLineMonetarySummation', 'ram:LineTotalAmount')).toEqual(['10.28']);
    expect(values(xml, 'ram:RateApplicablePercent')).toEqual(['20.00', '20.00']);
  });

  it('IN-4 escapes what XML reserves and leaves no element empty', () => {
    const name = `A & B <c> "d" 'e'`;
    const xml = ciiInvoice(invoiceSnapshot({ buyer: { ...COMPANY_BUYER, contactName: null } }, [{ name, sku: '' }]));
    expect(values(xml, 'ram:SpecifiedTradeProduct', 'ram:Name')).toEqual([name]);
    expect(xml).not.toMatch(/<([\w:]+)[^>]*>\s*<\/\1>/u);
  });

  it('IN-4 weighs and measures in the codes of Recommendation 20', () => {
    const units = ['pièce', 'kg', 'm', 'lot'].map((unit) => ({ unit }));
    const found = ciiInvoice(invoiceSnapshot({}, units)).match(/unitCode="\w+"/gu);
    expect(found).toEqual(['unitCode="C62"', 'unitCode="KGM"', 'unitCode="MTR"', 'unitCode="C62"']);
  });
});
