import { createHash, randomUUID } from 'node:crypto';
import type { Committed, Document, Evidence, PrinterDriver } from '../drivers/driver.js';
import type { Printer } from '../drivers/printer.js';
import { Patience } from '../printing/patience.js';
import { fine, wrong, type Finding } from './finding.js';

/** How long the end of a test page is waited for, ms. */
const patienceMs = 60_000;
const steps = { firstByte: () => true, hold: () => undefined };

const pageText = (name: string, at: Date): string => `--------------------
PAGE DE TEST / TEST PAGE

${name}
à â ç é è ê ë î ï ô ù û œ æ € « » – ’

Date: ${at.toISOString().slice(0, 10)}
--------------------
`;

function pageFor(name: string, at: Date): Document {
  const bytes = Buffer.from(pageText(name, at));
  return {
    ...{ uuid: randomUUID(), title: 'Picolo', mediaType: 'text/plain; charset=utf-8', bytes, size: bytes.length },
    ...{ sha256: createHash('sha256').update(bytes).digest('hex'), spoolId: null, printerUpTime: null },
  };
}

/** Prints one page past the server and the journal, to see whether printer and account fit together. */
export async function printTestPage(printer: Printer, at: Date): Promise<Finding> {
  const driver = await printer.choose();
  if (driver === null) return wrong(`${printer.uri} cannot be reached.`);
  const name = (await driver.list())[0]?.name ?? printer.uri;
  const document = pageFor(name, at);
  const prepared = await driver.prepare(document, steps);
  if (prepared.kind !== 'prepared') return wrong(`${name} does not take it: ${prepared.reason}.`);
  const task = { ...document, spoolId: prepared.spoolId, printerUpTime: prepared.printerUpTime };
  const sent = await driver.commit(task, steps);
  if (sent.kind !== 'submitted') return notSent(name, sent);
  const found = await endOf(driver, { ...task, spoolId: sent.spoolId });
  if (found.kind === 'done') return fine(`${name} printed the test page.`);
  const why = 'reason' in found ? found.reason : found.kind;
  return wrong(`${name} took the test page; what became of it is not known (${why}). Look at the printer.`);
}

function notSent(name: string, sent: Exclude<Committed, { kind: 'submitted' }>): Finding {
  return sent.kind === 'unknown'
    ? wrong(`${name} was sent the test page and did not confirm it (${sent.reason}). Look at the printer.`)
    : wrong(`${name} does not take it: ${sent.reason}.`);
}

async function endOf(driver: PrinterDriver, task: Document): Promise<Evidence> {
  const patience = new Patience(AbortSignal.timeout(patienceMs));
  for (;;) {
    const found = await driver.find(task);
    const isOver = found.kind === 'done' || found.kind === 'ended' || found.kind === 'none';
    if (isOver || !(await patience.pause())) return found;
  }
}
