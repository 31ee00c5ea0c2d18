import type { PrinterAbilities, PrinterView } from '@picolo/contracts';
import { describe, expect, it } from 'vitest';
import { areCopies, besideNoField, lackingFor, offeredChoices, optionRefused, sharedAbilities } from './print-choices';

const can: PrinterAbilities = {
  ...{ columns: null, copies: 9, sides: ['one-sided', 'two-sided-long-edge'] },
  media: ['iso_a4_210x297mm', 'iso_a5_148x210mm'],
};
const printer = (name: string, abilities: PrinterAbilities | null): PrinterView => ({
  ...{ id: 1, workerId: 1, workers: [], name, driver: 'ipp', state: 'ready', stateReasons: [], abilities },
  ...{ isDefault: false, waiting: 0, version: 1, seenAt: null },
});

describe('choices of copies, sides and paper', () => {
  it('PR-5 are those that all printers of the way offer', () => {
    const other = { ...can, copies: 3, media: ['iso_a5_148x210mm', 'na_letter_8.5x11in'] };
    expect(sharedAbilities([printer('A', can), printer('B', other)])).toEqual({
      ...{ columns: null, copies: 3, sides: can.sides, media: ['iso_a5_148x210mm'] },
    });
    expect(sharedAbilities([printer('A', can), printer('B', null)])).toBeNull();
    expect(sharedAbilities([printer('A', { ...can, copies: 1, sides: ['one-sided'], media: [] })])).toBeNull();
    expect(sharedAbilities([])).toBeNull();
  });

  it('PR-5 that are sent are only those that the printer leaves', () => {
    expect(offeredChoices({ sides: 'two-sided-short-edge', media: 'iso_a4_210x297mm' }, can)).toEqual({
      ...{ copies: 1, media: 'iso_a4_210x297mm' },
    });
    expect(offeredChoices({ copies: 12 }, can)).toEqual({ copies: 9 });
    expect(offeredChoices({ copies: 2, sides: 'one-sided' }, null)).toEqual({});
    expect([areCopies(2, can), areCopies(NaN, can), areCopies(10, can), areCopies(NaN, null)]).toEqual([
      ...[true, false, false, true],
    ]);
  });

  it('PR-5 that are refused are told beside their field, if there is one, and not once more', () => {
    const refused = { code: 'PRINTING.SIDES_NOT_SUPPORTED' } as const;
    expect([optionRefused(refused, can), besideNoField(refused, can)]).toEqual(['sides', null]);
    for (const none of [null, { ...can, sides: [] }]) {
      expect([optionRefused(refused, none), besideNoField(refused, none)]).toEqual([null, refused]);
    }
    expect(optionRefused({ code: 'PRINTING.COPIES_NOT_SUPPORTED' }, can)).toBe('copies');
    expect(optionRefused({ code: 'PRINTING.COPIES_NOT_SUPPORTED' }, { ...can, copies: 1 })).toBeNull();
    expect(optionRefused({ code: 'PRINTING.MEDIA_NOT_SUPPORTED' }, can)).toBe('media');
    const other = { code: 'PRINTING.PRINTER_NOT_FOUND' } as const;
    expect([optionRefused(other, can), besideNoField(other, can)]).toEqual([null, other]);
    expect([optionRefused(null, can), besideNoField(null, can)]).toEqual([null, null]);
  });

  it('PR-5 that a printer offers no more are told with its name', () => {
    const options = { copies: 2, sides: 'two-sided-long-edge' } as const;
    const printers = [printer('A', can), printer('B', { ...can, sides: [] })];
    expect(lackingFor(options, printers)?.name).toBe('B');
    expect(lackingFor(options, printers.slice(0, 1))).toBeNull();
    expect(lackingFor(null, [printer('C', null)])).toBeNull();
  });
});
