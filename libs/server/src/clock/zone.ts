/** Where the company is as long as nobody said otherwise. */
export const defaultZone = 'Europe/Paris';

/** Minutes that a zone is ahead of UTC at an instant. */
const offsetMinutes = (instant: Date, zone: string): number => {
  const parts = new Intl.DateTimeFormat('en-US', {
    ...{ timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric' },
    ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
  }).formatToParts(instant);
  const part = (type: Intl.DateTimeFormatPartTypes): number =>
    Number(parts.find((candidate) => candidate.type === type)?.value ?? 0);
  const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return Math.round((local - Math.floor(instant.getTime() / 1000) * 1000) / 60_000);
};

/** The first instant of a day (`YYYY-MM-DD`) in an IANA zone; `days` later when given. */
export const startOfDay = (day: string, zone: string, days = 0): Date => {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number);
  const utc = Date.UTC(year, month - 1, date + days);
  // Twice: the first guess may lie on the other side of a change of the clocks.
  const guess = utc - offsetMinutes(new Date(utc), zone) * 60_000;
  return new Date(utc - offsetMinutes(new Date(guess), zone) * 60_000);
};
