import { describe, expect, it } from 'vitest';
import { lackedOption, type PrinterAbilities, type PrintOptions } from './abilities.js';

const office: PrinterAbilities = {
  ...{ columns: null, copies: 9, sides: ['one-sided', 'two-sided-long-edge'], media: ['iso_a4_210x297mm'] },
};
const folder: PrinterAbilities = { columns: null, copies: 1, sides: [], media: [] };

describe('what a printer does not offer', () => {
  it.each<[PrintOptions, PrinterAbilities | null, keyof PrintOptions | null]>([
    [{}, null, null],
    [{ copies: 1 }, null, null],
    [{ copies: 1 }, folder, null],
    [{ copies: 9, sides: 'two-sided-long-edge', media: 'iso_a4_210x297mm' }, office, null],
    [{ copies: undefined, sides: undefined, media: undefined }, folder, null],
    [{ copies: 10 }, office, 'copies'],
    [{ copies: 2 }, null, 'copies'],
    [{ sides: 'two-sided-short-edge' }, office, 'sides'],
    [{ sides: 'one-sided' }, folder, 'sides'],
    [{ sides: 'one-sided' }, null, 'sides'],
    [{ media: 'iso_a3_297x420mm' }, office, 'media'],
    [{ media: 'iso_a4_210x297mm' }, null, 'media'],
    [{ copies: 10, sides: 'two-sided-short-edge', media: 'iso_a3_297x420mm' }, office, 'copies'],
  ])('PR-5 %j of %j: %j', (options, abilities, lacked) => {
    expect(lackedOption(options, abilities)).toBe(lacked);
  });
});
