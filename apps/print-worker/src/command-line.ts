import { parseArgs } from 'node:util';
import { PlainError } from './plain-error.js';

export const usage = `Usage:
  enroll --server URL --code CODE [--name NAME] [--data DIR]
  run [--data DIR] [--server URL] [--paper DIR] [--ipp URI]…`;

export interface Flags {
  readonly command: 'enroll' | 'run';
  readonly data: string;
  readonly server?: string;
  readonly code?: string;
  readonly name?: string;
  readonly paper?: string;
  readonly ipp: readonly string[];
}

/** Throws PlainError with the usage for what it does not understand. */
export function readFlags(args: readonly string[]): Flags {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    throw new PlainError(`${error instanceof Error ? error.message : String(error)}\n${usage}`, 2);
  }
  const [command, ...rest] = parsed.positionals;
  if ((command !== 'enroll' && command !== 'run') || rest.length > 0) throw new PlainError(usage, 2);
  const { data, server, code, name, paper, ipp } = parsed.values;
  return { command, data: data ?? '.local/worker', server, code, name, paper, ipp: ipp ?? [] };
}

function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      data: { type: 'string' },
      server: { type: 'string' },
      code: { type: 'string' },
      name: { type: 'string' },
      paper: { type: 'string' },
      ipp: { type: 'string', multiple: true },
    },
  });
}
