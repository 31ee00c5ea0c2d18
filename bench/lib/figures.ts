import { readFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';

/** Middle value; of an even count the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}

/** The value that this part (0 to 1) of them does not exceed: the nearest one of them, nothing between two. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? NaN;
}

/** Under what conditions a figure was taken: it means nothing without them. */
export function conditions(): string {
  const load = loadavg().map((value) => value.toFixed(1));
  return `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}, load ${load.join(' ')}`;
}

const TICKS_PER_SECOND = 100;

/** Seconds of processor that a process with all its threads has used until now (Linux). */
export function cpuSeconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The name before it, in brackets, may hold anything; user and system time are fields 14 and 15 of the line.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

/** Says whether a figure, a ratio or something with a unit, is as good as asked, and makes the exit code say it too. */
export function judge(
  what: string,
  figure: number,
  bound: ({ atLeast: number } | { atMost: number }) & { unit?: string },
): void {
  const [word, limit, good] =
    'atLeast' in bound
      ? (['at least', bound.atLeast, figure >= bound.atLeast] as const)
      : (['at most', bound.atMost, figure <= bound.atMost] as const);
  const unit = bound.unit === undefined ? '' : ` ${bound.unit}`;
  console.log(`${good ? 'ok  ' : 'MISS'} ${what}: ${figure.toFixed(2)}${unit} (${word} ${limit.toFixed(2)}${unit})`);
  if (!good) process.exitCode = 1;
}
