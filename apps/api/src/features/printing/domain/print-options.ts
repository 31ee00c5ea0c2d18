import { DomainError, type PrinterAbilities, type PrintOptions } from '@picolo/contracts';

interface Offers {
  readonly name: string;
  readonly abilities: PrinterAbilities | null;
}

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
  const { copies = 1, sides, media } = options;
  for (const { name: printer, abilities } of printers) {
    const most = abilities?.copies ?? 1;
    if (copies > most) throw new DomainError('PRINTING.COPIES_NOT_SUPPORTED', { printer, most });
    if (sides !== undefined && !(abilities?.sides ?? []).includes(sides))
      throw new DomainError('PRINTING.SIDES_NOT_SUPPORTED', { printer, sides });
    if (media !== undefined && !(abilities?.media ?? []).includes(media))
      throw new DomainError('PRINTING.MEDIA_NOT_SUPPORTED', { printer, media });
  }
};
