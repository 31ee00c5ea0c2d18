import { DomainError, type PrinterAbilities, type PrintOptions } from '@picolo/contracts';
import { describe, expect, it } from 'vitest';
import { askedOptions, checkOptions } from './print-options.js';

const office: PrinterAbilities = {
  ...{ columns: null, copies: 99, sides: ['one-sided', 'two-sided-long-edge'], media: ['iso_a4_210x297mm'] },
};
const folder: PrinterAbilities = { columns: null, copies: 1, sides: [], media: [] };
const refusal = (options: PrintOptions, ...abilities: (PrinterAbilities | null)[]): string => {
  try {
    checkOptions(
      askedOptions(options),
      abilities.map((one, index) => ({ name: `P${String(index)}`, abilities: one })),
    );
    return 'taken';
  } catch (error) {
    return error instanceof DomainError ? `${error.code} ${String(error.meta['printer'])}` : 'thrown';
  }
};

describe('what is asked of a printer', () => {
  it.each<[PrintOptions, (PrinterAbilities | null)[], string]>([
    [{ copies: 3, sides: 'two-sided-long-edge', media: 'iso_a4_210x297mm' }, [office], 'taken'],
    [{ copies: 1 }, [folder], 'taken'],
    [{}, [null], 'taken'],
    [{ copies: 2 }, [folder], 'PRINTING.COPIES_NOT_SUPPORTED P0'],
    [{ copies: 2 }, [office, folder], 'PRINTING.COPIES_NOT_SUPPORTED P1'],
    [{ copies: 2 }, [null], 'PRINTING.COPIES_NOT_SUPPORTED P0'],
    [{ sides: 'two-sided-short-edge' }, [office], 'PRINTING.SIDES_NOT_SUPPORTED P0'],
    [{ media: 'iso_a3_297x420mm' }, [office], 'PRINTING.MEDIA_NOT_SUPPORTED P0'],
    [{ media: 'iso_a4_210x297mm' }, [folder], 'PRINTING.MEDIA_NOT_SUPPORTED P0'],
    [{ copies: 2 }, [], 'taken'],
  ])('PR-5 %j', (options, abilities, result) => {
    expect(refusal(options, ...abilities)).toBe(result);
  });
});
