import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { pause } from './shell.ts';

/** Which process a pid meant when it was written down: a pid alone may since belong to somebody else. */
export interface PidRecord {
  pid: number;
  born: string;
}

/** When this process was started, in the system's own words; undefined when there is none or it only waits to be reaped. */
export function birthOf(pid: number): string | undefined {
  try {
    if (process.platform !== 'linux') {
      return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined;
    }
    // The name, in parentheses, may hold spaces: what follows the last parenthesis is state, ppid, … start time (22nd).
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return fields[0] === 'Z' ? undefined : fields[19];
  } catch {
    return undefined;
  }
}

export function writePidFile(file: string, pid: number): void {
  writeFileSync(file, JSON.stringify({ pid, born: birthOf(pid) ?? '' } satisfies PidRecord), { mode: 0o600 });
}

function isPidRecord(value: unknown): value is PidRecord {
  return typeof value === 'object' && value !== null && 'pid' in value && 'born' in value;
}

/** The process that this file names when it still runs, else undefined. */
export function readPidFile(file: string): PidRecord | undefined {
  try {
    const record: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return isPidRecord(record) && birthOf(record.pid) === record.born ? record : undefined;
  } catch {
    return undefined;
  }
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended by itself in the meantime.
  }
}

/** Ends the process that the file names: asked first, killed when it has not gone after `graceMs`. */
export async function stopByPidFile(file: string, graceMs: number): Promise<boolean> {
  const record = readPidFile(file);
  if (record !== undefined) {
    const here = (): boolean => birthOf(record.pid) === record.born;
    send(record.pid, 'SIGTERM');
    for (const end = Date.now() + graceMs; here() && Date.now() < end;) await pause(50);
    if (here()) send(record.pid, 'SIGKILL');
    while (here()) await pause(20);
  }
  rmSync(file, { force: true });
  return record !== undefined;
}
