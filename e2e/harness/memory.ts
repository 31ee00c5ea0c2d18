import { readFileSync } from 'node:fs';
import type { ManagedProcess } from '../../tools/lib/managed-process.ts';

/** Resident memory of a process in MB (Linux). */
export function memoryOf({ pid }: ManagedProcess): number {
  const line = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid ?? 0}/status`, 'utf8'));
  return Number(line?.[1] ?? 0) / 1024;
}
