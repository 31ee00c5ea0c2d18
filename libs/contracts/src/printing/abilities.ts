/** On which sides of the sheet, in the words of IPP (RFC 8011 §5.2.8): one; both, turned on the long or the short edge. */
export const printSides = ['one-sided', 'two-sided-long-edge', 'two-sided-short-edge'] as const;
export type PrintSides = (typeof printSides)[number];

/** The most media that a printer is remembered with. */
export const maxMedia = 40;

/** What a printer can do, as it says itself. */
export interface PrinterAbilities {
  /** Characters on a line of a receipt printer; null: it prints pages. */
  readonly columns: number | null;
  /** The most copies of one job; 1: it makes none by itself. */
  readonly copies: number;
  /** Empty: it did not say, or leaves no choice. */
  readonly sides: readonly PrintSides[];
  /** By their names (PWG 5101.1): `iso_a4_210x297mm`. Empty: it did not say, or leaves no choice. */
  readonly media: readonly string[];
}

/** The most copies that may be asked for. */
export const maxPrintCopies = 99;

/** How a job comes out, where its printer can; what is absent is the printer's usual. */
export interface PrintOptions {
  /** 1…99, made by the printer within the one job. */
  readonly copies?: number;
  readonly sides?: PrintSides;
  /** One of the printer's media, by its name. */
  readonly media?: string;
}

/**
 * The first of what is asked for that a printer does not offer; null: it offers all of it. One that has not told what it
 * can do (`null`) makes one copy and offers nothing else.
 */
export function lackedOption(
  { copies = 1, sides, media }: PrintOptions,
  abilities: PrinterAbilities | null,
): keyof PrintOptions | null {
  if (copies > (abilities?.copies ?? 1)) return 'copies';
  if (sides !== undefined && !abilities?.sides.includes(sides)) return 'sides';
  return media !== undefined && !abilities?.media.includes(media) ? 'media' : null;
}
