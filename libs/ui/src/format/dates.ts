import type { NumberLocale } from '@picolo/contracts';

const LOCALES: Readonly<Record<NumberLocale, string>> = { fr: 'fr-FR', en: 'en-GB' };
const MINUTE = 60_000;
const HOUR = 3_600_000;
const DAY = 86_400_000;

const formats = new Map<string, Intl.DateTimeFormat>();

function format(language: NumberLocale, key: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const id = `${language}:${key}`;
  const known = formats.get(id);
  if (known) return known;
  const made = new Intl.DateTimeFormat(LOCALES[language], options);
  formats.set(id, made);
  return made;
}

/** "ven. 20 nov., 14:05"; the year only when it is another one than `now`'s. */
export function formatDateTime(iso: string, language: NumberLocale, now = new Date()): string {
  const date = new Date(iso);
  const year = date.getFullYear() === now.getFullYear() ? undefined : 'numeric';
  return format(language, `datetime-${year ?? ''}`, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year,
    hour: '2-digit',
    minute: '2-digit',
  })
    .format(date)
    .replace(' à ', ', ')
    .replace(' at ', ', ');
}

/** "20 nov. 2026". A plain date (`2026-11-20`) is taken as it stands, in no zone. */
export function formatDate(iso: string, language: NumberLocale): string {
  const plain = /^\d{4}-\d{2}-\d{2}$/u.test(iso);
  const options: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short', year: 'numeric' };
  if (plain) options.timeZone = 'UTC';
  return format(language, plain ? 'plain' : 'date', options).format(new Date(iso));
}

/** Month (`2026-11`) → "nov. 2026". */
export function formatMonth(month: string, language: NumberLocale): string {
  const options: Intl.DateTimeFormatOptions = { month: 'short', year: 'numeric', timeZone: 'UTC' };
  return format(language, 'month', options).format(new Date(`${month}-01`));
}

/** "à l'instant", "il y a 5 min", "il y a 3 h"; from a day on the full date and time. */
export function formatRelative(iso: string, language: NumberLocale, now: Date): string {
  const past = now.getTime() - new Date(iso).getTime();
  if (Math.abs(past) >= DAY) return formatDateTime(iso, language, now);
  const relative = new Intl.RelativeTimeFormat(LOCALES[language], { numeric: 'auto', style: 'short' });
  if (Math.abs(past) < MINUTE) return relative.format(0, 'second');
  if (Math.abs(past) < HOUR) return relative.format(-Math.trunc(past / MINUTE), 'minute');
  return relative.format(-Math.trunc(past / HOUR), 'hour');
}
