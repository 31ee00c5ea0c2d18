import { describe, expect, it } from 'vitest';
import { EMPTY_CLIENT, isBlank, isSiren, toInput } from './client-form';

describe('client form', () => {
  it.each(['303265045', '303 265 045', '732829320'])('ID-10 accepts the SIREN %s', (siren) => {
    expect(isSiren(siren)).toBe(true);
  });

  it.each(['303265046', '30326504', '3032650450', 'A03265045', ''])('ID-10 refuses the SIREN %j', (siren) => {
    expect(isSiren(siren)).toBe(false);
  });

  it('ID-10 a person has no SIREN and no VAT number, whatever was typed before', () => {
    const input = toInput({ ...EMPTY_CLIENT, name: ' Nadia ', siren: '303265045', vatNumber: 'FR40303265045' });
    expect(input).toMatchObject({ kind: 'person', name: 'Nadia', siren: null, vatNumber: null });
  });

  it('ID-10 numbers of a company are sent without spaces', () => {
    const input = toInput({ ...EMPTY_CLIENT, kind: 'company', siren: '303 265 045', vatNumber: 'fr40 303265045' });
    expect(input).toMatchObject({ siren: '303265045', vatNumber: 'FR40303265045' });
  });

  it('ID-10 an address of which nothing was written is none; the second one counts only when asked for', () => {
    const address = {
      name: '',
      line1: '12 rue des Tanneurs',
      line2: ' ',
      postalCode: '26110',
      city: 'Nyons',
      country: 'FR',
    };
    expect(isBlank(EMPTY_CLIENT.billing)).toBe(true);
    expect(toInput(EMPTY_CLIENT).billing).toBeNull();
    expect(toInput({ ...EMPTY_CLIENT, billing: address, delivery: address })).toMatchObject({
      billing: { line1: '12 rue des Tanneurs', postalCode: '26110', city: 'Nyons', country: 'FR' },
      delivery: null,
    });
  });
});
