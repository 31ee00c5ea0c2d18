import { parseArgs } from 'node:util';
import { PlainError } from './plain-error.js';

export const usage = `Usage:
  enroll --server URL --code CODE [--name NAME] [--data DIR]
  run [--data DIR] [--server URL] [--paper DIR] [--ipp URI]… [--rest SECONDS]
  doctor [--data DIR] [--server URL] [--paper DIR] [--ipp URI]…
  test-page [--printer URI] [--data DIR] [--paper DIR] [--ipp URI]…
  printers [--data DIR]
  status [--data DIR]
  install-service [--print] [--stopped] [--account NAME]
  uninstall-service`;

const commands = [
  'enroll',
  'run',
  'doctor',
  'test-page',
  'printers',
  'status',
  'install-service',
  'uninstall-service',
] as const;
type Command = (typeof commands)[number];

export interface Flags {
  readonly command: Command;
  readonly data: string;
  readonly server?: string;
  readonly code?: string;
  readonly name?: string;
  readonly paper?: string;
  readonly ipp: readonly string[];
  /** Address of the printer that is meant; absent: all of them. */
  readonly printer?: string;
  /** Shows what would be installed. */
  readonly print?: boolean;
  /** Registers the service without starting it (Windows). */
  readonly stopped?: boolean;
  /** The account that the service runs as (Windows). */
  readonly account?: string;
  /** Seconds to rest before an end that nobody asked for: for what starts the worker again at once. */
  readonly rest?: string;
}

/** Throws PlainError with the usage for what it does not understand. */
export function readFlags(args: readonly string[]): Flags {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    throw new PlainError(`${error instanceof Error ? error.message : String(error)}\n${usage}`, 2);
  }
  const [word, ...rest] = parsed.positionals;
  const command = commands.find((known) => known === word);
  if (command === undefined || rest.length > 0) throw new PlainError(usage, 2);
  const { data, ipp, ...others } = parsed.values;
  return { command, data: data ?? '.local/worker', ipp: ipp ?? [], ...others };
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
      printer: { type: 'string' },
      print: { type: 'boolean' },
      stopped: { type: 'boolean' },
      account: { type: 'string' },
      rest: { type: 'string' },
    },
  });
}
