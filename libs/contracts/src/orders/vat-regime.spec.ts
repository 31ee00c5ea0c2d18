import { describe, expect, it } from 'vitest';
import { vatRegimeOf, type RegimeBuyer, type RegimeSeller } from './vat-regime.js';

const goods: RegimeSeller = { vatNumber: 'FR11123456782', nature: 'B1' };
const belgian: RegimeBuyer = {
  ...{ kind: 'company', vatNumber: 'BE0403170701' },
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
    ['a seller without number', belgian, { ...goods, vatNumber: null }, null],
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
});
