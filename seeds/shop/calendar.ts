const hour = 3_600_000;
const day = 24 * hour;

/** Days before the day of `now` at a time of day (UTC), never in the future: `at(2, 9, 30)` is 9:30 the day before yesterday. */
export const calendar = (now: Date): ((daysAgo: number, hours: number, minutes?: number) => Date) => {
  const midnight = Math.floor(now.getTime() / day) * day;
  const latest = now.getTime() - 60_000;
  return (daysAgo, hours, minutes = 0) =>
    new Date(Math.min(midnight - daysAgo * day + hours * hour + minutes * 60_000, latest));
};
