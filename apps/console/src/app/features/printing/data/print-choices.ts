import { type PrintOptions, type PrinterAbilities, type PrinterView, maxPrintCopies } from '@picolo/contracts';

/** What all of the printers offer; null: nothing to choose. */
export const sharedAbilities = (printers: readonly Pick<PrinterView, 'abilities'>[]): PrinterAbilities | null => {
  const [first, ...others] = printers.map(({ abilities }) => abilities);
  if (!first) return null;
  const shared: PrinterAbilities = {
    columns: null,
    copies: Math.min(first.copies, ...others.map((other) => other?.copies ?? 1)),
    sides: first.sides.filter((one) => others.every((other) => other?.sides.includes(one))),
    media: first.media.filter((one) => others.every((other) => other?.media.includes(one))),
  };
  return shared.copies > 1 || shared.sides.length > 1 || shared.media.length > 1 ? shared : null;
};

/** Of what is chosen only what there is a choice of; copies always where some can be made: one is a choice, too. */
export const offeredChoices = (
  { copies = 1, sides, media }: PrintOptions,
  can: PrinterAbilities | null,
): PrintOptions => ({
  ...(can !== null && can.copies > 1 ? { copies: Math.min(copies, can.copies) } : {}),
  ...(sides !== undefined && can?.sides.includes(sides) ? { sides } : {}),
  ...(media !== undefined && can?.media.includes(media) ? { media } : {}),
});

/** A number of copies that can be asked for. */
export const areCopies = (copies: number | undefined, can: PrinterAbilities | null): boolean =>
  copies === undefined ||
  can === null ||
  can.copies <= 1 ||
  (Number.isInteger(copies) && copies >= 1 && copies <= Math.min(can.copies, maxPrintCopies));

/** What is asked for that one of the printers does not offer: the first such printer; null: all offer it. */
export const lackingFor = (options: PrintOptions | null, printers: readonly PrinterView[]): PrinterView | null => {
  if (options === null) return null;
  const { copies = 1, sides, media } = options;
  const lacks = ({ abilities }: PrinterView): boolean =>
    copies > (abilities?.copies ?? 1) ||
    (sides !== undefined && !abilities?.sides.includes(sides)) ||
    (media !== undefined && !abilities?.media.includes(media));
  return printers.find(lacks) ?? null;
};
