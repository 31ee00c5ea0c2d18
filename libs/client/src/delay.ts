/** Milliseconds before attempt `n` (from 0): doubles from `first` up to `most`, ± 25 % so that many clients spread out. */
export function growingDelay(attempt: number, first = 500, most = 15_000, random: () => number = Math.random): number {
  const exact = Math.min(most, first * 2 ** Math.min(attempt, 20));
  return Math.round(exact * (0.75 + random() * 0.5));
}
