import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** What a program answered; `code` 127: it could not be started. */
export interface Answered {
  readonly code: number;
  readonly output: string;
}

/** The machine that the worker is installed on, as far as an installation touches it. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly isRoot: boolean;
  exists(path: string): boolean;
  /** Every account may go into that folder or read that file. */
  isOpenToAll(path: string): boolean;
  /** Writes a file that all may read, with the folders above it. */
  write(file: string, text: string): void;
  remove(file: string): void;
  /** Runs a program to its end, with its arguments as they are: never through a shell. */
  run(file: string, args: readonly string[]): Promise<Answered>;
}

export const thisMachine: Machine = {
  platform: process.platform,
  isRoot: process.getuid?.() === 0,
  exists: existsSync,
  isOpenToAll: (path) => {
    const stat = statSync(path);
    const needed = stat.isDirectory() ? 0o001 : 0o004;
    return (stat.mode & needed) === needed;
  },
  write: (file, text) => {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text, { mode: 0o644 });
  },
  remove: (file) => {
    rmSync(file, { force: true });
  },
  run: (file, args) =>
    new Promise((resolve) => {
      execFile(file, [...args], (error, stdout, stderr) => {
        const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 127;
        resolve({ code, output: `${stdout}${stderr}`.trim() || (error?.message ?? '') });
      });
    }),
};
