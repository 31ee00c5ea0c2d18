import { describe, expect, it } from 'vitest';
import { computeTotals } from '../money/index.js';
import {
  awaitsConfirmation,
  regimeSeller,
  underRegime,
  vatRegimeOf,
  type RegimeBuyer,
  type RegimeSeller,
} from './vat-regime.js';

const goods: RegimeSeller = { country: 'FR', vatRegistered: true, nature: 'B1' };
const belgian: RegimeBuyer = {
  ...{ kind: 'company', vatNumber: 'BE0403170701', vatNumberConfirmed: true },
  ...{ billing: { country: 'BE' }, delivery: null },
};

describe('VAT regime of a sale', () => {
  it.each([
    ['goods to Belgium for a Belgian company', belgian, goods, 'intra-community'],
    ['goods and services', belgian, { ...goods, nature: 'M1' }, 'intra-community'],
    ['goods to Germany for a Belgian company', { ...belgian, delivery: { country: 'DE' } }, goods, 'intra-community'],
    ['goods delivered in France to a Belgian company', { ...belgian, delivery: { country: 'FR' } }, goods, null],
    ['goods to Switzerland', { ...belgian, delivery: { country: 'CH' } }, goods, null],
    ['a French company', { ...belgian, vatNumber: 'FR14987654324', billing: { country: 'FR' } }, goods, null],
    ['a French number, delivered in Belgium', { ...belgian, vatNumber: 'FR14987654324' }, goods, null],
    ['a Northern Irish number', { ...belgian, vatNumber: 'XI123456789' }, goods, null],
    ['a company without number', { ...belgian, vatNumber: null }, goods, null],
    ['a person', { ...belgian, kind: 'person' }, goods, null],
    [
      'Greece, whose numbers begin with EL',
      { ...belgian, vatNumber: 'EL094259216', billing: { country: 'GR' } },
      goods,
      'intra-community',
    ],
    ['a seller without number', belgian, { ...goods, vatRegistered: false }, null],
    ['a seller of Monaco, which is France to VAT', belgian, { ...goods, country: 'MC' }, 'intra-community'],
    ['a seller overseas, outside of the VAT territory', belgian, { ...goods, country: 'GP' }, null],
    ['a number that nobody confirmed', { ...belgian, vatNumberConfirmed: false }, goods, null],
    [
      'services for a number that nobody confirmed',
      { ...belgian, vatNumberConfirmed: false },
      { ...goods, nature: 'S1' },
      null,
    ],
    ['services to a Belgian company', belgian, { ...goods, nature: 'S1' }, 'reverse-charge'],
    [
      'services, whatever the delivery address',
      { ...belgian, delivery: { country: 'FR' } },
      { ...goods, nature: 'S1' },
      'reverse-charge',
    ],
    ['services to a branch in France', { ...belgian, billing: { country: 'FR' } }, { ...goods, nature: 'S1' }, null],
  ] as [string, RegimeBuyer, RegimeSeller, string | null][])('IN-4 %s', (_, buyer, seller, regime) => {
    expect(vatRegimeOf(buyer, seller)).toBe(regime);
  });

  it('IN-7 the seller’s part comes from the company settings', () => {
    const address = { country: 'FR' };
    expect(regimeSeller({ address, vatNumber: 'FR11123456782', nature: 'B1' })).toEqual(goods);
    expect(regimeSeller({ address, vatNumber: null, nature: 'S1' })).toMatchObject({ vatRegistered: false });
  });

  it.each([
    ['a Belgian number that the client typed', { ...belgian, vatNumberConfirmed: false }, true],
    ['a confirmed one', belgian, false],
    [
      'a French number, which takes no VAT off',
      { ...belgian, vatNumber: 'FR14987654324', vatNumberConfirmed: false },
      false,
    ],
    ['none', { ...belgian, vatNumber: null, vatNumberConfirmed: false }, false],
  ] as [string, RegimeBuyer, boolean][])('IN-4 waits for confirmation: %s', (_, buyer, waits) => {
    expect(awaitsConfirmation(buyer)).toBe(waits);
  });

  it('OR-7 under a regime the total is the net, to the cent, whatever the rates', () => {
    const lines = [
      { quantity: 30_000, unitPrice: 8_325_000, vatRate: 2000 },
      { quantity: 12_500, unitPrice: 3_333_333, vatRate: 550 },
    ];
    const taxed = computeTotals(lines.map((line) => underRegime(line, null)));
    const free = computeTotals(lines.map((line) => underRegime(line, 'intra-community')));
    expect(taxed).toEqual(computeTotals(lines));
    expect([free.net, free.vat, free.gross]).toEqual([taxed.net, 0, taxed.net]);
    expect(free.rates).toEqual([{ vatRate: 0, base: taxed.net, vat: 0 }]);
  });
});
