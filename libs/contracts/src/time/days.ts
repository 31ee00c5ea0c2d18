const dayMs = 86_400_000;

/** Minutes that the zone is ahead of UTC at a moment. */
export const offsetMinutes = (moment: Date, timeZone: string): number => {
  const parts = new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit', second: '2-digit' },
  }).formatToParts(moment);
  const of = (type: string): number => Number(parts.find((part) => part.type === type)?.value ?? 0);
  const local = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
  return Math.round((local - Math.floor(moment.getTime() / 1000) * 1000) / 60_000);
};

/** `YYYY-MM-DD` in the zone. */
export const dayOf = (moment: Date, timeZone: string): string =>
  new Date(moment.getTime() + offsetMinutes(moment, timeZone) * 60_000).toISOString().slice(0, 10);

export const dayAfter = (day: string, days = 1): string =>
  new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);

/** The moment when the day begins in the zone, also on the days when the clocks change. */
export const startOfDay = (day: string, timeZone: string): Date => {
  const utc = Date.parse(day);
  const guess = utc - offsetMinutes(new Date(utc), timeZone) * 60_000;
  return new Date(utc - offsetMinutes(new Date(guess), timeZone) * 60_000);
};

/** From this moment on the zone is so many minutes ahead of UTC. */
export interface ZoneSpan {
  readonly from: Date;
  readonly minutes: number;
}

/** The offsets of the zone between two days, in order: one, or one more for each change of the clocks. */
export const zoneSpans = (firstDay: string, lastDay: string, timeZone: string): ZoneSpan[] => {
  const spans: ZoneSpan[] = [];
  for (let day = firstDay; day <= lastDay; day = dayAfter(day)) {
    const from = startOfDay(day, timeZone);
    const minutes = offsetMinutes(from, timeZone);
    if (spans.at(-1)?.minutes !== minutes)
      spans.push({ from: spans.length === 0 ? from : changeBefore(from, timeZone), minutes });
  }
  return spans;
};

/** The moment of the last change of the clocks within the day before `after`. */
const changeBefore = (after: Date, timeZone: string): Date => {
  const wanted = offsetMinutes(after, timeZone);
  let [same, other] = [after.getTime(), after.getTime() - dayMs - 3_600_000 * 2];
  while (same - other > 60_000) {
    const middle = Math.floor((same + other) / 120_000) * 60_000;
    if (offsetMinutes(new Date(middle), timeZone) === wanted) same = middle;
    else other = middle;
  }
  return new Date(same);
};
