import type { ProblemCode } from '@picolo/client';
import {
  type PrintOptions,
  type PrinterAbilities,
  type PrinterView,
  lackedOption,
  maxPrintCopies,
} from '@picolo/contracts';

export type PrintOption = keyof PrintOptions;

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

/** The most copies that can be asked for; 1: there is no choice. */
export const mostCopies = (can: PrinterAbilities | null): number => Math.min(can?.copies ?? 1, maxPrintCopies);

/** A number of copies that can be asked for. */
export const areCopies = (copies: number | undefined, can: PrinterAbilities | null): boolean => {
  const most = mostCopies(can);
  return copies === undefined || most <= 1 || (Number.isInteger(copies) && copies >= 1 && copies <= most);
};

const refusals: Readonly<Partial<Record<ProblemCode, PrintOption>>> = {
  'PRINTING.COPIES_NOT_SUPPORTED': 'copies',
  'PRINTING.SIDES_NOT_SUPPORTED': 'sides',
  'PRINTING.MEDIA_NOT_SUPPORTED': 'media',
};

/** The choice beside which a refusal is told; null: it is about something else, or that choice is not on offer. */
export const optionRefused = (
  problem: { readonly code: ProblemCode } | null,
  can: PrinterAbilities | null,
): PrintOption | null => {
  const option = (problem && refusals[problem.code]) ?? null;
  if (option === null || can === null) return null;
  return (option === 'copies' ? mostCopies(can) : can[option].length) > 1 ? option : null;
};

/** A refusal that is told at the top of the form; null: it is told beside its choice. */
export const besideNoField = <T extends { readonly code: ProblemCode }>(
  problem: T | null,
  can: PrinterAbilities | null,
): T | null => (optionRefused(problem, can) === null ? problem : null);

/** The first of the printers that does not offer all that is asked for; null: all of them do. */
export const lackingFor = (options: PrintOptions | null, printers: readonly PrinterView[]): PrinterView | null =>
  (options && printers.find(({ abilities }) => lackedOption(options, abilities) !== null)) ?? null;
