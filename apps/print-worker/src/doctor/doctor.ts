import { join } from 'node:path';
import { healthLive } from '@picolo/contracts';
import { knock } from '../connection/knock.js';
import { refusalSentence } from '../connection/refusal-sentence.js';
import type { Printer } from '../drivers/printer.js';
import { Journal, JournalInUse } from '../journal/journal.js';
import { clockToleranceMs } from '../printing/job-clock.js';
import type { WorkerSettings } from '../settings/worker-settings.js';
import { fine, wrong, type Finding } from './finding.js';
import { windowsFindings } from './windows-findings.js';

const answerMs = 10_000;

/** Looks at all that printing needs on this machine, with the eyes of the account that it runs as. Changes nothing. */
export async function examine(
  data: string,
  settings: WorkerSettings,
  printers: readonly Printer[],
): Promise<readonly Finding[]> {
  const server = await serverFindings(settings);
  const seen = await Promise.all(printers.map(printerFinding));
  const none = wrong('No printer is set up: name one in worker.json, or a folder with --paper.');
  return [...server, journalFinding(data), ...(await windowsFindings()), ...(seen.length === 0 ? [none] : seen)];
}

async function serverFindings(settings: WorkerSettings): Promise<readonly Finding[]> {
  const { serverUrl } = settings;
  const offBy = await clockOffBy(serverUrl);
  if (offBy === null)
    return [wrong(`${serverUrl} cannot be reached; check the address, the network and the firewall.`)];
  const seconds = Math.round(Math.abs(offBy) / 1_000);
  const clock =
    Math.abs(offBy) > clockToleranceMs
      ? wrong(
          `This clock is ${seconds} s ${offBy < 0 ? 'ahead of' : 'behind'} the server's; set it, or let it be set by the network.`,
        )
      : fine("This clock agrees with the server's.");
  return [fine(`${serverUrl} answers.`), await keyFinding(settings), clock];
}

async function keyFinding(settings: WorkerSettings): Promise<Finding> {
  const refused = await knock(settings);
  if (refused === null) return fine(`The key of worker ${settings.workerId} is accepted.`);
  return wrong(
    refused === 'silent'
      ? `${settings.serverUrl} answers, but not to print workers; does a proxy let WebSockets through?`
      : refusalSentence(refused, settings.serverUrl),
  );
}

/** Milliseconds that the server is ahead, to the second; null when it does not answer. */
async function clockOffBy(serverUrl: string): Promise<number | null> {
  const asked = Date.now();
  try {
    const response = await fetch(new URL(healthLive.path, serverUrl), { signal: AbortSignal.timeout(answerMs) });
    await response.body?.cancel();
    const told = Date.parse(response.headers.get('date') ?? '');
    // The header has whole seconds: the middle of that second is nearest.
    return Number.isFinite(told) ? told + 500 - (asked + Date.now()) / 2 : 0;
  } catch {
    return null;
  }
}

function journalFinding(data: string): Finding {
  const file = join(data, 'journal.sqlite');
  try {
    Journal.open(file).close();
    return fine('The journal can be written.');
  } catch (error) {
    if (error instanceof JournalInUse) return fine('The journal is in use: the worker is running.');
    return wrong(`${file} cannot be written: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function printerFinding(printer: Printer): Promise<Finding> {
  const driver = (await printer.choose()) ?? printer.driver(null);
  const { state, reasons } = await driver.state();
  const name = state === 'offline' ? printer.uri : ((await driver.list())[0]?.name ?? printer.uri);
  const sentence = `${name} (${printer.uri}, ${driver.kind}): ${[state, ...reasons].join(', ')}.`;
  return state === 'ready' || state === 'printing' ? fine(sentence) : wrong(sentence);
}
