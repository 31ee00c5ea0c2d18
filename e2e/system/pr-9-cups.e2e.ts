import { createHash, randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CommitSteps, Document, PrepareSteps } from '../../apps/print-worker/src/drivers/driver.ts';
import { CupsDriver } from '../../apps/print-worker/src/drivers/ipp/cups.driver.ts';
import { IppQueue } from '../../apps/print-worker/src/drivers/ipp/ipp-queue.ts';
import { local } from '../../tools/lib/paths.ts';
import { run } from '../../tools/lib/shell.ts';
import { claimStack } from '../../tools/lib/stack-folders.ts';
import { startIppPrinter, type IppPrinter } from '../harness/printers.ts';
import { waitFor } from '../harness/wait.ts';
import { startCupsRig, type CupsRig } from '../harness/worker-rig.ts';

const steps: CommitSteps & PrepareSteps = { firstByte: () => true, hold: () => undefined };

function textDocument(text = `Bonjour ${randomUUID()}\n`): Document {
  const bytes = Buffer.from(text);
  return {
    ...{ uuid: randomUUID(), title: 'Essai', mediaType: 'text/plain; charset=utf-8', bytes, size: bytes.length },
    ...{ sha256: createHash('sha256').update(bytes).digest('hex'), spoolId: null, printerUpTime: null },
  };
}

/** What the spooler does with what a person or another program does there meanwhile. */
describe('PR-9 a queue of CUPS that holds', () => {
  const [dir, behindDir] = [join(claimStack(local), 'printer'), join(claimStack(local), 'printer')];
  let rig: CupsRig;
  let behind: IppPrinter;
  beforeAll(async () => {
    rig = await startCupsRig(dir);
    behind = await startIppPrinter({ dir: behindDir, format: ['application/pdf'] });
  });
  afterAll(async () => {
    await rig.spooler.stop();
    await rig.paper.stop();
    await behind.stop();
  });

  const waiting = async (): Promise<string[]> =>
    (await rig.spooler.command('lpstat', ['-o'])).split('\n').filter((line) => line !== '');
  const printed = (document: Document): number =>
    rig.paper.sheets().filter(({ sha256 }) => sha256 === document.sha256).length;
  const ended = (driver: CupsDriver, document: Document) =>
    waitFor('its end', async () => {
      const found = await driver.find(document);
      return found.kind === 'done' || found.kind === 'ended' ? found : undefined;
    });

  async function prepared(driver: CupsDriver): Promise<Document> {
    const document = textDocument();
    const result = await driver.prepare(document, steps);
    if (result.kind !== 'prepared') throw new Error(result.reason);
    return { ...document, spoolId: result.spoolId };
  }

  it('PR-3 what was sent before is found by its name and not sent again', async () => {
    const driver = new CupsDriver(rig.uri);
    const document = await prepared(driver);
    expect(await waiting()).toHaveLength(1);
    const again = await driver.prepare({ ...document, spoolId: null }, steps);
    expect(again).toMatchObject({ kind: 'prepared', spoolId: document.spoolId });
    expect(await waiting()).toHaveLength(1);
    expect(await driver.cancel(document)).toBe(true);
    expect(await waiting()).toEqual([]);
    expect(printed(document)).toBe(0);
  });

  it('PR-3 the number of a job that bears another name is nobody we release', async () => {
    const driver = new CupsDriver(rig.uri);
    const [ours, other] = [await prepared(driver), await prepared(driver)];
    const confused = { ...ours, spoolId: other.spoolId };
    expect(await driver.find(confused)).toEqual({ kind: 'held', spoolId: ours.spoolId });
    expect(await driver.commit(confused, steps)).toEqual({ kind: 'submitted', spoolId: ours.spoolId });
    expect(await ended(driver, ours)).toMatchObject({ kind: 'done' });
    expect([printed(ours), printed(other)]).toEqual([1, 0]);
    expect(await driver.cancel(other)).toBe(true);
  });

  it('PR-3 released by a person at the spooler it is followed, not released again', async () => {
    const driver = new CupsDriver(rig.uri);
    const document = await prepared(driver);
    await rig.spooler.command('lp', ['-U', 'picolo', '-i', `picolo-${document.spoolId}`, '-H', 'resume']);
    await ended(driver, document);
    expect(await driver.commit(document, steps)).toEqual({ kind: 'submitted', spoolId: document.spoolId });
    expect(printed(document)).toBe(1);
    expect(await driver.cancel(document)).toBe(false);
  });

  it('PR-3 cancelled by a person at the spooler it is refused, and said so', async () => {
    const driver = new CupsDriver(rig.uri);
    const document = await prepared(driver);
    await rig.spooler.command('cancel', ['-U', 'picolo', `picolo-${document.spoolId}`]);
    expect(await driver.commit(document, steps)).toEqual({ kind: 'refused', reason: 'cancelled-at-printer' });
    expect(printed(document)).toBe(0);
  });

  it('PR-9 the address of a queue is held, the address of a printer is not', async () => {
    const queue = new IppQueue(rig.uri, undefined, 'auto');
    expect((await queue.choose())?.kind).toBe('cups');
    const printer = new IppQueue(behind.uri, undefined, 'auto');
    expect((await printer.choose())?.kind).toBe('ipp');
    const unwilling = new IppQueue(behind.uri, undefined, 'hold');
    expect(await unwilling.driver(null).state()).toEqual({ state: 'stopped', reasons: ['hold-not-supported'] });
  });

  it('PR-9 a text goes through the filters of CUPS to a printer that takes PDF, and reads the same', async () => {
    const uri = await rig.spooler.addQueue('office', behind.uri, ['-m', 'everywhere']);
    const driver = new CupsDriver(uri);
    const document = textDocument('MESSAGE À IMPRIMER\n\nŒuvre à 12 € (été)\n');
    const result = await driver.prepare(document, steps);
    expect(result).toMatchObject({ kind: 'prepared' });
    expect(behind.ledger()).toEqual([]);
    expect((await driver.commit(document, steps)).kind).toBe('submitted');
    expect(await ended(driver, document)).toMatchObject({ kind: 'done' });
    // The spooler may be through with it before the printer is.
    await waitFor('the sheet', () => behind.ledger().length > 0);
    expect(behind.ledger()).toHaveLength(1);
    const spool = join(behindDir, 'spool');
    const sheet = join(spool, readdirSync(spool).find((name) => name.endsWith('.pdf')) ?? '');
    const words = (await run('pdftotext', ['-layout', sheet, '-'])).stdout.split(/\s+/).filter((word) => word !== '');
    expect(words).toEqual(['MESSAGE', 'À', 'IMPRIMER', 'Œuvre', 'à', '12', '€', '(été)']);
  });

  it('PR-5 three copies, both sides and the paper go through a queue: one job of three copies at the printer', async () => {
    const driver = new CupsDriver(await rig.spooler.addQueue('papers', behind.uri, ['-m', 'everywhere']));
    const options = { copies: 3, sides: 'two-sided-long-edge', media: 'iso_dl_110x220mm' } as const;
    const document: Document = { ...textDocument(), options };
    const known = behind.ledger().length;
    expect(await driver.prepare(document, steps)).toMatchObject({ kind: 'prepared' });
    expect((await driver.commit(document, steps)).kind).toBe('submitted');
    expect(await ended(driver, document)).toMatchObject({ kind: 'done' });
    await waitFor('the sheet', () => behind.wishes(document.uuid));
    expect(behind.ledger().slice(known)).toMatchObject([{ name: document.uuid }]);
    // CUPS says the paper by its size in hundredths of a millimetre.
    expect(behind.wishes(document.uuid)).toMatch(/^3 two-sided-long-edge .*x-dimension=11000 .*y-dimension=22000/);
  });

  it('PR-5 a paper that the queue does not have is refused, not left to the printer behind it', async () => {
    const driver = new CupsDriver(await rig.spooler.addQueue('no-a5', behind.uri, ['-m', 'everywhere']));
    const known = behind.ledger().length;
    for (const options of [{ media: 'iso_a5_148x210mm' }, { copies: 10_000 }]) {
      const refused = await driver.prepare({ ...textDocument(), options }, steps);
      expect(refused).toEqual({ kind: 'refused', reason: 'options-not-supported' });
    }
    expect(behind.ledger()).toHaveLength(known);
    expect(await waiting()).toEqual([]);
  });
});
