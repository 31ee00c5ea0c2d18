import type { Locale } from '@picolo/contracts';

/** `20/11/2026 14:05` in the company's zone, as spreadsheets of both languages read it. */
export const csvMoment = (locale: Locale, zone: string): ((at: Date) => string) => {
  const format = new Intl.DateTimeFormat(locale === 'fr' ? 'fr' : 'en-GB', {
    ...{ timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit' },
  });
  return (at) => format.format(at).replace(/,? /u, ' ');
};
