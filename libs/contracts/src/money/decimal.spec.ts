import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromJsonNumber, parseDecimal, toDecimalString, toJsonNumber } from './decimal.js';
import {
  formatCents,
  formatDecimal,
  formatLinePrice,
  formatQuantity,
  formatUnitPrice,
  formatVatRate,
} from './format.js';
import { lineNet } from './totals.js';

describe('parseDecimal', () => {
  it.each([
    ['1 234,50', 2, 123_450],
    ['1\u202f234,5', 2, 123_450],
    ['1\u00a0234', 2, 123_400],
    ['1234.5', 2, 123_450],
    ['1.234,50', 2, 123_450],
    ['1,234.50', 2, 123_450],
    [',5', 2, 50],
    ['5,', 2, 500],
    ['-0,10', 2, -10],
    ['\u22123', 2, -300],
    ['8,325', 6, 8_325_000],
    ['1,500', 2, 150],
    ['0', 4, 0],
    ['9007199254740991', 0, Number.MAX_SAFE_INTEGER],
  ])('reads %j at %i decimals', (text, scale, expected) => {
    expect(parseDecimal(text, scale)).toBe(expected);
  });

  it.each([
    '',
    ' ',
    ',',
    '-',
    '1,2,3',
    '1.2.3',
    '1e3',
    '12 €',
    '0x10',
    '1,234',
    '1.234',
    '٣',
    'NaN',
    '90071992547409910',
  ])('refuses %j as an amount', (text) => {
    expect(parseDecimal(text, 2)).toBeNull();
  });

  it('reads the comma by language where it could group', () => {
    expect(parseDecimal('1,234', 2, 'en')).toBe(123_400);
    expect(parseDecimal('1,234,567.8', 2, 'en')).toBe(123_456_780);
    expect(parseDecimal('1,23', 2, 'en')).toBe(123);
    expect(parseDecimal('1,234', 3, 'fr')).toBe(1234);
  });

  it('OR-7 reads back every number that is written, in both languages', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.nat(6), fc.constantFrom('fr', 'en'), (value, scale, locale) => {
        expect(parseDecimal(formatDecimal(value, scale, locale), scale, locale)).toBe(value);
        expect(parseDecimal(toDecimalString(value, scale), scale)).toBe(value);
      }),
    );
  });
});

describe('JSON numbers', () => {
  it('OR-7 reads at most the allowed decimals, exactly', () => {
    expect(fromJsonNumber(0.1, 4)).toBe(1000);
    expect(fromJsonNumber(1.5, 4)).toBe(15_000);
    expect(fromJsonNumber(0.00001, 4)).toBeNull();
    expect(fromJsonNumber(0.000001, 6)).toBe(1);
    expect(fromJsonNumber(1.5e-7, 8)).toBe(15);
    for (const value of [Number.NaN, Infinity, 1e21]) expect(fromJsonNumber(value, 4)).toBeNull();
  });

  it('OR-7 the way there and back is exact for stored quantities', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e13, max: 1e13 }), (value) => {
        expect(fromJsonNumber(toJsonNumber(value, 4), 4)).toBe(value);
      }),
    );
  });
});

describe('format', () => {
  it('writes French and English amounts', () => {
    expect(formatCents(123_456_789, 'fr')).toBe('1\u00a0234\u00a0567,89\u00a0€');
    expect(formatCents(-123_450, 'fr')).toBe('-1\u00a0234,50\u00a0€');
    expect(formatCents(-123_450, 'en')).toBe('-€1,234.50');
    expect(formatCents(5, 'fr')).toBe('0,05\u00a0€');
    expect(formatUnitPrice(8_325_000, 'fr')).toBe('8,325\u00a0€');
    expect(formatUnitPrice(8_000_000, 'en')).toBe('€8.00');
    expect(formatQuantity(10_000, 'fr')).toBe('1');
    expect(formatQuantity(12_500_000, 'en')).toBe('1,250');
    expect(formatVatRate(550, 'fr')).toBe('5,5\u00a0%');
    expect(formatVatRate(2000, 'en')).toBe('20%');
  });
});

describe('the unit price of a line', () => {
  it.each([
    ['two decimals that people expect', 18_862_559, 10_000, '18,86\u00a0€'],
    ['as many as its total needs', 18_862_559, 30_000, '18,863\u00a0€'],
    ['all of them for thousands of pieces', 18_862_559, 100_000_000, '18,862559\u00a0€'],
    ['a price with three', 8_325_000, 20_000, '8,325\u00a0€'],
    ['a price with three, whose total is the same with two', 8_325_000, 10_000, '8,33\u00a0€'],
    ['less than a cent', 3_400, 10_000, '0,003\u00a0€'],
    ['whole euros', 8_000_000, 50_000, '8,00\u00a0€'],
    ['no quantity yet', 18_862_559, 0, '18,86\u00a0€'],
    ['nothing', 0, 10_000, '0,00\u00a0€'],
    ['taken back', 18_862_559, -30_000, '18,863\u00a0€'],
  ])('OR-7 %s', (_, unitPrice, quantity, shown) => {
    expect(formatLinePrice(unitPrice, quantity, 'fr')).toBe(shown);
  });

  it('OR-7 what is shown arrives at the total, whatever the price and the quantity', () => {
    const price = fc.integer({ min: 0, max: 99_999_999 });
    const units = fc.integer({ min: 0, max: 100_000_000 });
    fc.assert(
      fc.property(price, units, (unitPrice, quantity) => {
        const shown = parseDecimal(formatLinePrice(unitPrice, quantity, 'en').slice(1), 6, 'en') ?? Number.NaN;
        const net = (each: number): number => lineNet({ quantity, unitPrice: each, vatRate: 0 });
        expect(net(shown)).toBe(net(unitPrice));
      }),
    );
  });
});
