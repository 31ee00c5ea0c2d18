import { dayOf, type NumberLocale } from '@picolo/contracts';

const LOCALES: Readonly<Record<NumberLocale, string>> = { fr: 'fr-FR', en: 'en-GB' };
const MINUTE = 60_000;
const HOUR = 3_600_000;
const DAY = 86_400_000;

const formats = new Map<string, Intl.DateTimeFormat>();

function format(language: NumberLocale, key: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const id = `${language}:${key}:${options.timeZone ?? ''}`;
  const known = formats.get(id);
  if (known) return known;
  const made = new Intl.DateTimeFormat(LOCALES[language], options);
  formats.set(id, made);
  return made;
}

/** "ven. 20 nov., 14:05" in the zone; the year only when it is another one than `now`'s there. */
export function formatDateTime(iso: string, language: NumberLocale, timeZone: string, now = new Date()): string {
  const date = new Date(iso);
  const year = dayOf(date, timeZone).slice(0, 4) === dayOf(now, timeZone).slice(0, 4) ? undefined : 'numeric';
  return format(language, `datetime-${year ?? ''}`, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year,
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  })
    .format(date)
    .replace(' à ', ', ')
    .replace(' at ', ', ');
}

/** "20 nov. 2026": the day of a moment in the zone. A plain date (`2026-11-20`) is taken as it stands, in no zone. */
export function formatDate(iso: string, language: NumberLocale, timeZone: string): string {
  return /^\d{4}-\d{2}-\d{2}$/u.test(iso)
    ? formatDay(iso, language)
    : dayFormat(language, timeZone).format(new Date(iso));
}

/** Plain date (`2026-11-20`) → "20 nov. 2026". */
export const formatDay = (day: string, language: NumberLocale): string =>
  dayFormat(language, 'UTC').format(new Date(day));

const dayFormat = (language: NumberLocale, timeZone: string): Intl.DateTimeFormat =>
  format(language, 'day', { day: 'numeric', month: 'short', year: 'numeric', timeZone });

/** Month (`2026-11`) → "nov. 2026". */
export function formatMonth(month: string, language: NumberLocale): string {
  const options: Intl.DateTimeFormatOptions = { month: 'short', year: 'numeric', timeZone: 'UTC' };
  return format(language, 'month', options).format(new Date(`${month}-01`));
}

/** "à l'instant", "il y a 5 min", "il y a 3 h"; from a day on the full date and time. */
export function formatRelative(iso: string, language: NumberLocale, timeZone: string, now: Date): string {
  const past = now.getTime() - new Date(iso).getTime();
  if (Math.abs(past) >= DAY) return formatDateTime(iso, language, timeZone, now);
  const relative = new Intl.RelativeTimeFormat(LOCALES[language], { numeric: 'auto', style: 'short' });
  if (Math.abs(past) < MINUTE) return relative.format(0, 'second');
  if (Math.abs(past) < HOUR) return relative.format(-Math.trunc(past / MINUTE), 'minute');
  return relative.format(-Math.trunc(past / HOUR), 'hour');
}
