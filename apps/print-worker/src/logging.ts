import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { LoggerService } from '@nestjs/common';
import { pino, type Logger } from 'pino';
import { RotatingFile } from './rotating-file.js';

const rotation = { bytes: 5 * 1024 * 1024, keep: 5 };

/** Everything goes to `worker.log` in the worker's folder, written at once: the last line before a crash is the one that matters. */
export function openLog(data: string, level: string): Logger {
  mkdirSync(data, { recursive: true, mode: 0o700 });
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    new RotatingFile(join(data, 'worker.log'), rotation),
  );
}

/** A line for whoever watches the terminal. A service may have none. */
export function say(sentence: string): void {
  try {
    process.stdout.write(`${sentence}\n`);
  } catch {
    // Windows gives a service a terminal that cannot be opened.
  }
}

/** Whoever watches may go away; printing goes on. */
export function outliveTerminal(): void {
  try {
    process.stdout.on('error', () => undefined);
  } catch {
    // There is none.
  }
}

/** Nest's own lines: into the file, and only what is wrong. */
export function nestLogger(log: Logger): LoggerService {
  const write = (level: 'error' | 'warn') => (message: unknown) => {
    log[level]({ nest: true }, String(message));
  };
  return { log: () => undefined, error: write('error'), warn: write('warn'), fatal: write('error') };
}
