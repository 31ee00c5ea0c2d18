import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { readFlags, type Flags } from './command-line.js';
import { enroll } from './enroll.js';
import { nestLogger, openLog, say } from './logging.js';
import { PlainError } from './plain-error.js';
import { holdFrom } from './printing/hold.js';
import { checkedPrinter } from './settings/printer-setting.js';
import { readSettings, serverOrigin } from './settings/worker-settings.js';
import { WorkerModule } from './worker.module.js';
import type { WorkerOptions } from './worker-options.js';

const softwareVersion = '0.1.0';
const defaultPaper = '.local/paper';

interface Ending {
  readonly exitCode: number;
  readonly sentence: string;
}

async function run(flags: Flags): Promise<void> {
  const hold = holdFrom(process.env);
  const kept = readSettings(flags.data);
  const settings = flags.server === undefined ? kept : { ...kept, serverUrl: serverOrigin(flags.server) };
  let end: (how: Ending) => void = () => undefined;
  const ended = new Promise<Ending>((resolve) => (end = resolve));
  const options: WorkerOptions = {
    data: flags.data,
    settings,
    paper: flags.paper ?? (settings.paper === undefined ? defaultPaper : settings.paper),
    printers: [
      ...(settings.printers ?? []).map(checkedPrinter),
      ...flags.ipp.map((uri) => checkedPrinter({ driver: 'ipp', uri })),
    ],
    hold,
    softwareVersion,
    end: (exitCode, sentence) => {
      end({ exitCode, sentence });
    },
  };
  const log = openLog(flags.data, process.env['LOG_LEVEL'] ?? 'info');
  const app = await NestFactory.createApplicationContext(WorkerModule.for(options, log), {
    logger: nestLogger(log),
    abortOnError: false,
  });
  app.enableShutdownHooks();
  const { exitCode, sentence } = await ended;
  say(sentence);
  await app.close();
  process.exit(exitCode);
}

async function main(): Promise<void> {
  // Whoever watches may go away; printing goes on.
  process.stdout.on('error', () => undefined);
  const flags = readFlags(process.argv.slice(2));
  if (flags.command === 'enroll') say(await enroll(flags));
  else await run(flags);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof PlainError ? error.message : String((error as Error).stack)}\n`);
  process.exit(error instanceof PlainError ? error.exitCode : 1);
});
