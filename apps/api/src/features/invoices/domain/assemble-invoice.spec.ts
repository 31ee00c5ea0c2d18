import fc from 'fast-check';
import { isPrintable } from '@picolo/contracts';
import { describe, expect, it } from 'vitest';
import { companySettings, LEGAL_TEXTS, orderLine, orderSnapshot } from '../order-snapshot.builder.js';
import { assembleInvoice, type Issue } from './assemble-invoice.js';
import { canonicalJson } from './canonical-json.js';
import { ciiInvoice } from './cii-invoice.js';
import { legalTextsOn, obstaclesTo } from './obstacles.js';

const issue: Issue = {
  number: 'FA-2026-000001',
  issueDate: '2026-11-20',
  issuedAt: new Date('2026-11-20T09:30:00Z'),
};
const { buyer } = orderSnapshot();
const billing = buyer.billing ?? { name: '', line1: '', postalCode: '', city: '', country: '' };
const company = { ...buyer, kind: 'company' as const, name: 'Martin & Fils', siren: '987654324' };

describe('assembleInvoice', () => {
  it('IN-1 freezes the order: lines, totals, dates, addresses', () => {
    const invoice = assembleInvoice(orderSnapshot(), companySettings(), issue);
    expect(invoice).toMatchObject({
      number: 'FA-2026-000001',
      issueDate: '2026-11-20',
      dueDate: '2026-12-20',
      deliveryDate: '2026-11-20',
      treatment: 'B2C',
      delivery: null,
      net: 833,
      vat: 167,
      gross: 1000,
      seller: {
        iban: 'FR7630006000011234567890189',
        legalLine: expect.stringContaining('SARL au capital de 20') as string,
      },
    });
    expect(invoice.lines[0]?.net).toBe(833);
    expect(() => canonicalJson(invoice)).not.toThrow();
    expect(invoice.legal.exemption).toBeNull();
  });

  it('IN-4 the day of delivery is the one of the company’s zone', () => {
    const order = orderSnapshot({ processedAt: '2026-12-31T23:30:00.000Z' });
    expect(assembleInvoice(order, companySettings(), issue).deliveryDate).toBe('2027-01-01');
  });

  it('IN-4 tells companies from persons, French from foreign', () => {
    const treatment = (kind: 'person' | 'company', country: string): string =>
      assembleInvoice(
        orderSnapshot({ buyer: { ...company, kind, billing: { ...billing, country } } }),
        companySettings(),
        issue,
      ).treatment;
    expect(treatment('person', 'FR')).toBe('B2C');
    expect(treatment('company', 'FR')).toBe('B2B');
    expect(treatment('company', 'BE')).toBe('B2BINT');
  });

  it('IN-4 names a delivery address only when it differs', () => {
    const at = (delivery: typeof billing) =>
      assembleInvoice(orderSnapshot({ buyer: { ...buyer, delivery } }), companySettings(), issue).delivery;
    expect(at(billing)).toBeNull();
    expect(at({ ...billing, line2: '' })).toBeNull();
    expect(at({ ...billing, city: 'Vitré' })?.address.city).toBe('Vitré');
  });

  it('OR-7 page and XML hold only what the font prints, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (name) => {
        const order = orderSnapshot({ lines: [orderLine({ name: `a${name}` })], purchaseOrder: name });
        const invoice = assembleInvoice(order, companySettings({ name: `M${name}` }), issue);
        const shown = [invoice.lines[0]?.name, invoice.buyerOrderNumber, invoice.seller.name].join('');
        expect(Array.from(shown).every((character) => isPrintable(character.codePointAt(0) ?? 0))).toBe(true);
        // XML 1.0 allows no control characters but white space.
        expect(ciiInvoice(invoice).replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cs}\ufffe\uffff]/u);
      }),
    );
  });
});

describe('obstaclesTo', () => {
  const day = '2026-11-20';

  it('IN-1 nothing stands in the way of a complete order', () => {
    expect(obstaclesTo(orderSnapshot(), companySettings(), day)).toEqual([]);
    expect(obstaclesTo(orderSnapshot({ buyer: company }), companySettings(), day)).toEqual([]);
  });

  it('IN-1 lists everything that is missing at once', () => {
    const settings = companySettings({
      siren: '',
      vatNumber: null,
      address: { ...billing, city: ' ' },
      legalTexts: [],
    });
    const order = orderSnapshot({ buyer: { ...company, siren: null } });
    expect(obstaclesTo(order, settings, day)).toEqual([
      'company.address',
      'company.siren',
      'company.vatNumber',
      'company.legalTexts',
      'client.siren',
    ]);
    expect(obstaclesTo(orderSnapshot({ buyer: { ...buyer, billing: null }, lines: [] }), null, day)).toEqual([
      'company.identity',
      'client.billing',
      'order.lines',
    ]);
  });

  it('IN-1 a line at 0 % asks for the reason of the exemption', () => {
    const texts = { ...LEGAL_TEXTS, exemption: null };
    const settings = companySettings({ legalTexts: [texts] });
    expect(obstaclesTo(orderSnapshot({ lines: [orderLine({ vatRate: 0 })] }), settings, day)).toEqual([
      'company.exemption',
    ]);
    expect(obstaclesTo(orderSnapshot(), settings, day)).toEqual([]);
  });

  it('IN-7 the legal texts of the day apply', () => {
    const settings = companySettings({ legalTexts: [{ ...LEGAL_TEXTS, validFrom: '2026-09-01' }, LEGAL_TEXTS] });
    expect(legalTextsOn(settings, '2026-08-31')?.validFrom).toBe('2020-01-01');
    expect(legalTextsOn(settings, '2026-09-01')?.validFrom).toBe('2026-09-01');
    expect(legalTextsOn(settings, '2019-12-31')).toBeNull();
  });
});
