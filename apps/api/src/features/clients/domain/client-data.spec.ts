import { DomainError } from '@picolo/contracts';
import { describe, expect, it } from 'vitest';
import { clientData } from './client-data.js';
import { readSiren } from './siren.js';
import { readVatNumber } from './vat-number.js';

const codeOf = (work: () => unknown): string => {
  try {
    work();
    return 'accepted';
  } catch (error) {
    return error instanceof DomainError ? error.code : String(error);
  }
};

describe('client data', () => {
  it('ID-10 a SIREN is nine digits with a Luhn key', () => {
    expect(readSiren('732 829 320')).toBe('732829320');
    expect(readSiren('303.265.045')).toBe('303265045');
    for (const wrong of ['732829321', '73282932', '7328293200', '73282932A', '']) expect(readSiren(wrong)).toBeNull();
  });

  it('ID-10 a French VAT number has its key, digits or letters', () => {
    for (const right of ['Fr 40 303 265 045', 'FR23334175221', 'FRK7399859412', 'FR4Z123456782', 'FR44732829320']) {
      expect(readVatNumber(right)).toBe(right.toUpperCase().replaceAll(' ', ''));
    }
    for (const wrong of [
      'FR84323140391',
      'FR45732829320',
      'FRK8399859412',
      'FR4473282932',
      'FROO732829320',
      '44732829320',
    ]) {
      expect(readVatNumber(wrong)).toBeNull();
    }
  });

  it('ID-10 a French VAT number belongs to the SIREN beside it', () => {
    expect(readVatNumber('FR44732829320', '732829320')).toBe('FR44732829320');
    expect(readVatNumber('FR40303265045', '732829320')).toBeNull();
  });

  it('ID-10 other member states’ numbers have their shape, other countries’ have none', () => {
    for (const right of ['DE136695976', 'BE0428759497', 'NL004495445B01', 'ESB58378431', 'IT00743110157']) {
      expect(readVatNumber(right)).toBe(right);
    }
    for (const wrong of ['DE13669597', 'GB980780684', 'US123456789', 'XX123', 'DE', '']) {
      expect(readVatNumber(wrong)).toBeNull();
    }
  });

  it('ID-10 a change leaves out what it does not say, null empties, a person has no company numbers', () => {
    const company = clientData(
      { kind: 'company', name: 'Atelier', siren: '732 829 320', vatNumber: 'fr44 732829320', phone: '1' },
      null,
    );
    expect(company).toMatchObject({ siren: '732829320', vatNumber: 'FR44732829320', email: null, billing: null });
    expect(clientData({ phone: null }, company)).toEqual({ ...company, phone: null });
    expect(clientData({ kind: 'person' }, company)).toMatchObject({ kind: 'person', siren: null, vatNumber: null });
    expect(codeOf(() => clientData({ kind: 'person', siren: '732829320' }, company))).toBe('CLIENTS.INVALID_SIREN');
    expect(codeOf(() => clientData({ siren: '732829321' }, company))).toBe('CLIENTS.INVALID_SIREN');
    expect(codeOf(() => clientData({ vatNumber: 'FR40303265045' }, company))).toBe('CLIENTS.INVALID_VAT_NUMBER');
    expect(codeOf(() => clientData({ siren: '303265045' }, company))).toBe('CLIENTS.INVALID_VAT_NUMBER');
  });
});
