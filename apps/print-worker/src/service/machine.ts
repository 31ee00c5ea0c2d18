import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

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
  makeFolder(path: string): void;
  /** Gives an account of Windows the right to run services. Throws PlainError. */
  allowService(account: string): Promise<void>;
  /**
   * Has a service of Windows run as an account from its next start on; without a password the one it has stays. Never by
   * a command line, which other programs can read. Throws PlainError.
   */
  runServiceAs(service: string, account: string, password: string | undefined): Promise<void>;
  /** Runs a program to its end, with its arguments as they are: never through a shell. */
  run(file: string, args: readonly string[]): Promise<Answered>;
}

export const thisMachine: Machine = {
  platform: process.platform,
  // Windows says at the first step when it is not allowed.
  isRoot: process.platform === 'win32' || process.getuid?.() === 0,
  exists: existsSync,
  isOpenToAll: (path) => {
    // Windows has no such bits; Program Files is open to all.
    if (process.platform === 'win32') return true;
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
  makeFolder: (path) => {
    mkdirSync(path, { recursive: true });
  },
  allowService: async (account) => {
    const { allowServiceLogon } = await import('./windows-logon.js');
    allowServiceLogon(account);
  },
  runServiceAs: async (service, account, password) => {
    const { setServiceAccount } = await import('./windows-account.js');
    setServiceAccount(service, account, password);
  },
  run: (file, args) =>
    new Promise((resolve) => {
      execFile(systemProgram(file), [...args], { windowsHide: true }, (error, stdout, stderr) => {
        const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 127;
        resolve({ code, output: `${stdout}${stderr}`.trim() || (error?.message ?? '') });
      });
    }),
};

/** Of Windows only its own programs are meant, whatever lies in the folders of PATH. */
const systemProgram = (file: string): string =>
  process.platform === 'win32' ? join(process.env['SystemRoot'] ?? 'C:\\Windows', 'System32', `${file}.exe`) : file;
