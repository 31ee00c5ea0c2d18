const day = /^\d{4}-\d{2}-\d{2}$/u;

const instant = (text: string | undefined, after: number): string | undefined => {
  if (text === undefined || !day.test(text)) return undefined;
  const [year = 0, month = 1, date = 1] = text.split('-').map(Number);
  const moment = new Date(year, month - 1, date + after);
  return Number.isNaN(moment.getTime()) ? undefined : moment.toISOString();
};

/** The instant at which a day (`2026-11-20`) begins where the screen stands; undefined for anything else. */
export const startOfDay = (text: string | undefined): string | undefined => instant(text, 0);

/** The instant at which it is over. */
export const endOfDay = (text: string | undefined): string | undefined => instant(text, 1);
