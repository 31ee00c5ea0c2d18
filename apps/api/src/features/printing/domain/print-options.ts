import { DomainError, lackedOption, type PrinterAbilities, type PrintOptions } from '@picolo/contracts';

interface Offers {
  readonly name: string;
  readonly abilities: PrinterAbilities | null;
}

/** What the route of a kind adds to a job. */
export interface UsualOptions {
  readonly wished: PrintOptions;
  /** Of them what the printer offers that the job was handed to last; null: it was handed to none. */
  readonly given: PrintOptions | null;
}

/** One copy is named, too. */
export const namesAny = ({ copies, sides, media }: PrintOptions): boolean =>
  copies !== undefined || sides !== undefined || media !== undefined;

/** Without what is left to the printer; null when nothing is asked of it. One copy is what every printer makes. */
export const askedOptions = ({ copies, sides, media }: PrintOptions): PrintOptions | null => {
  const asked = {
    ...(copies === undefined || copies === 1 ? {} : { copies }),
    ...(sides === undefined ? {} : { sides }),
    ...(media === undefined ? {} : { media }),
  };
  return Object.keys(asked).length === 0 ? null : asked;
};

/**
 * Refuses what one of the printers that the job may come out of does not offer; a printer that has not told what it can do
 * offers nothing. Throws PRINTING.COPIES_NOT_SUPPORTED, PRINTING.SIDES_NOT_SUPPORTED, PRINTING.MEDIA_NOT_SUPPORTED.
 */
export const checkOptions = (options: PrintOptions | null, printers: readonly Offers[]): void => {
  if (options === null) return;
  const { sides, media } = options;
  for (const { name: printer, abilities } of printers) {
    switch (lackedOption(options, abilities)) {
      case 'copies':
        throw new DomainError('PRINTING.COPIES_NOT_SUPPORTED', { printer, most: abilities?.copies ?? 1 });
      case 'sides':
        throw new DomainError('PRINTING.SIDES_NOT_SUPPORTED', { printer, sides });
      case 'media':
        throw new DomainError('PRINTING.MEDIA_NOT_SUPPORTED', { printer, media });
      case null:
    }
  }
};

/** Of those options the ones that all of the printers offer; null: none. */
export const offeredOptions = (
  { copies, sides, media }: PrintOptions,
  printers: readonly Pick<Offers, 'abilities'>[],
): PrintOptions | null => {
  const ifOffered = (option: PrintOptions): PrintOptions =>
    printers.every(({ abilities }) => lackedOption(option, abilities) === null) ? option : {};
  return askedOptions({ ...ifOffered({ copies }), ...ifOffered({ sides }), ...ifOffered({ media }) });
};

/** What the route of its kind adds to what a job names of its own; one copy is named, too. */
export const usualBeside = (usual: PrintOptions | null, own: PrintOptions | null): UsualOptions | null => {
  const wished = Object.fromEntries(Object.entries(usual ?? {}).filter(([name]) => !namesOption(own, name)));
  return Object.keys(wished).length === 0 ? null : { wished, given: null };
};

const namesOption = (own: PrintOptions | null, name: string): boolean =>
  own !== null && Object.entries(own).some(([named, value]) => named === name && value !== undefined);

/** What a job comes out with. */
export const togetherOptions = (own: PrintOptions | null, usual: UsualOptions | null): PrintOptions | null => {
  const together = { ...(usual === null ? {} : (usual.given ?? usual.wished)), ...own };
  return Object.keys(together).length === 0 ? null : together;
};
