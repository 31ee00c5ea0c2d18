import 'reflect-metadata';
import { realpathSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { NestFactory } from '@nestjs/core';
import { readFlags, type Flags } from './command-line.js';
import { examine } from './doctor/doctor.js';
import { wrong, type Finding } from './doctor/finding.js';
import { printTestPage } from './doctor/test-page.js';
import { findPrinters } from './discovery/find-printers.js';
import { printerLines } from './discovery/printer-lines.js';
import { printersOf } from './drivers/configured-printers.js';
import { enroll } from './enroll.js';
import { nestLogger, openLog, outliveTerminal, say } from './logging.js';
import { PlainError } from './plain-error.js';
import { holdFrom } from './printing/hold.js';
import { thisMachine } from './service/machine.js';
import { installService, serviceText, uninstallService, type ServiceWishes } from './service/service.js';
import { toldPrinters } from './settings/told-printers.js';
import { findSettings, readSettings, serverOrigin, type WorkerSettings } from './settings/worker-settings.js';
import { statusOf } from './status/status.js';
import { WorkerModule } from './worker.module.js';
import type { WorkerOptions } from './worker-options.js';

const softwareVersion = '0.1.0';
/** Seconds. */
const longestRest = 600;

interface Ending {
  readonly exitCode: number;
  readonly sentence: string;
}

function settingsFor(flags: Flags): WorkerSettings {
  const kept = readSettings(flags.data);
  return flags.server === undefined ? kept : { ...kept, serverUrl: serverOrigin(flags.server) };
}

/** Says all sentences; the exit code tells a script whether anything was wrong. */
function tell(findings: readonly Finding[]): void {
  for (const { isFine, sentence } of findings) say(`${isFine ? 'ok   ' : 'WRONG'} ${sentence}`);
  process.exitCode = findings.every(({ isFine }) => isFine) ? 0 : 1;
}

async function doctor(flags: Flags): Promise<void> {
  const settings = settingsFor(flags);
  const { printers, wrong: leftOut } = printersOf(toldPrinters(flags, settings));
  tell([...(await examine(flags.data, settings, printers)), ...leftOut.map(wrong)]);
}

async function testPage(flags: Flags): Promise<void> {
  const wanted = flags.printer;
  const { printers: all, wrong: leftOut } = printersOf(toldPrinters(flags, settingsFor(flags)));
  const chosen = wanted === undefined ? all : all.filter(({ uri }) => uri === wanted);
  if (chosen.length === 0) {
    throw new PlainError(`No such printer. This worker has: ${all.map(({ uri }) => uri).join(', ') || 'none'}.`, 2);
  }
  const findings: Finding[] = [];
  for (const printer of chosen) findings.push(await printTestPage(printer, new Date()));
  tell([...findings, ...(wanted === undefined ? leftOut.map(wrong) : [])]);
}

/** Also before the worker is enrolled. */
const usedBy = (flags: Flags): readonly string[] => (findSettings(flags.data)?.printers ?? []).map(({ uri }) => uri);

/** The exit code tells a script whether it runs and is connected. */
function status(flags: Flags): void {
  const { isConnected, lines } = statusOf(flags.data);
  for (const line of lines) say(line);
  process.exitCode = isConnected ? 0 : 1;
}

const wishesOf = ({ stopped, account }: Flags): ServiceWishes => ({ stopped, account });

async function install(flags: Flags): Promise<void> {
  const program = { node: realpathSync(process.execPath), script: fileURLToPath(import.meta.url) };
  if (flags.print === true) process.stdout.write(serviceText(thisMachine, program));
  else {
    // Not on the command line, which every program can read.
    const password = process.env['PICOLO_ACCOUNT_PASSWORD'];
    say(
      await installService(thisMachine, program, {
        ...wishesOf(flags),
        password: password === '' ? undefined : password,
      }),
    );
  }
}

async function run(flags: Flags): Promise<void> {
  const hold = holdFrom(process.env);
  const settings = settingsFor(flags);
  let end: (how: Ending) => void = () => undefined;
  const ended = new Promise<Ending>((resolve) => (end = resolve));
  const options: WorkerOptions = {
    data: flags.data,
    settings,
    told: toldPrinters(flags, settings),
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
  await rest(flags);
  process.exit(exitCode);
}

async function main(): Promise<void> {
  outliveTerminal();
  const flags = readFlags(process.argv.slice(2));
  switch (flags.command) {
    case 'enroll':
      say(await enroll(flags));
      return;
    case 'doctor':
      await doctor(flags);
      return;
    case 'test-page':
      await testPage(flags);
      return;
    case 'printers':
      for (const line of printerLines(await findPrinters(usedBy(flags)))) say(line);
      return;
    case 'status':
      status(flags);
      return;
    case 'install-service':
      await install(flags);
      return;
    case 'uninstall-service':
      say(await uninstallService(thisMachine));
      return;
    case 'run':
      await run(flags).catch(async (error: unknown) => {
        complain(error);
        await rest(flags);
        process.exit(exitCodeOf(error));
      });
  }
}

async function rest({ rest: seconds }: Flags): Promise<void> {
  if (seconds !== undefined) await sleep(Math.min(Number(seconds) || 0, longestRest) * 1_000);
}

const exitCodeOf = (error: unknown): number => (error instanceof PlainError ? error.exitCode : 1);

function complain(error: unknown): void {
  process.stderr.write(`${error instanceof PlainError ? error.message : String((error as Error).stack)}\n`);
}

main().catch((error: unknown) => {
  complain(error);
  process.exit(exitCodeOf(error));
});
