import { createHash, randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Bonjour from 'bonjour-service';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { announcedPrinters } from '../../apps/print-worker/src/discovery/announced-printers.ts';
import { announcements } from '../../apps/print-worker/src/discovery/announcements.ts';
import { programs, local, root } from '../../tools/lib/paths.ts';
import { run } from '../../tools/lib/shell.ts';
import { claimStack } from '../../tools/lib/stack-folders.ts';
import { startIppPrinter, type IppPrinter } from '../harness/printers.ts';
import { startSocketPrinter, type SocketPrinter } from '../harness/socket-printer.ts';
import { waitFor } from '../harness/wait.ts';
import { startCupsRig, startWorkerRig, type CupsRig, type WorkerRig } from '../harness/worker-rig.ts';

const text = (): Buffer => Buffer.from(`Bonjour ${randomUUID()}\n`);
const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('PR-7 printers are found and added while the worker runs', () => {
  let cups: CupsRig;
  let office: IppPrinter;
  let rig: WorkerRig;
  beforeAll(async () => {
    cups = await startCupsRig(join(claimStack(local), 'printer'));
    await cups.spooler.command('lpadmin', ['-p', 'picolo', '-D', 'Étiquettes', '-L', 'Réserve']);
    office = await startIppPrinter({
      dir: join(claimStack(local), 'printer'),
      format: ['application/pdf', 'text/plain'],
    });
  });
  afterEach(async () => {
    await rig.stop();
  });
  afterAll(async () => {
    await cups.spooler.stop();
    await cups.paper.stop();
    await office.stop();
  });

  const environment = (): NodeJS.ProcessEnv => ({ CUPS_SERVER: new URL(cups.uri.replace('ipp:', 'http:')).host });
  const started = async (): Promise<WorkerRig> => {
    rig = await startWorkerRig();
    await rig.startWith(environment());
    await connected();
    return rig;
  };
  const connected = (): Promise<true> =>
    waitFor('the worker is connected', () => (rig.server.desk.printers.length > 0 ? true : undefined));
  const listed = (): unknown =>
    (JSON.parse(readFileSync(join(rig.data, 'worker.json'), 'utf8')) as { printers?: unknown }).printers;
  const reported = (uri: string) => rig.server.desk.printers.find((printer) => printer.uri === uri);
  /** Who does not answer a search in time is left out of it: on a machine that has much to do it is made again. */
  const foundQueue = () =>
    waitFor('the queue is found', async () => (await rig.server.find()).find(({ uri }) => uri === cups.uri));
  /** What the spooler has not printed. */
  const queued = async (): Promise<string> => (await cups.spooler.command('lpstat', ['-o', 'picolo'])).trim();
  const printed = async (printerUri: string): Promise<Buffer> => {
    const bytes = text();
    const job = rig.server.desk.add({ printerUri, bytes });
    await waitFor('the end of the job', () => (job.status === 'printed' ? true : undefined));
    return bytes;
  };

  it('PR-7 a queue of CUPS is found, added, prints without a restart, is removed, and added again', async () => {
    const { server, data } = await started();
    expect(await foundQueue()).toMatchObject({ driver: 'cups', name: 'Étiquettes', place: 'Réserve', used: false });
    expect(await server.add({ uri: cups.uri, driver: 'cups', name: 'Colis' })).toEqual({ done: true });
    expect(reported(cups.uri)).toMatchObject({ name: 'Colis', driver: 'cups', state: 'ready' });
    const bytes = await printed(cups.uri);
    expect(cups.paper.sheets().filter(({ sha256 }) => sha256 === hashOf(bytes))).toHaveLength(1);
    expect(await foundQueue()).toMatchObject({ used: true });
    expect(listed()).toEqual([{ driver: 'cups', uri: cups.uri, name: 'Colis' }]);
    // Ordered again: the answer was lost.
    expect(await server.add({ uri: cups.uri, driver: 'cups', name: 'Colis' })).toEqual({ done: true });
    expect(listed()).toHaveLength(1);

    expect(await server.remove(cups.uri)).toEqual({ done: true });
    expect(reported(cups.uri)).toBeUndefined();
    expect([listed(), await server.remove(cups.uri)]).toEqual([[], { done: true }]);
    expect(await server.remove(rig.folderUri)).toEqual({ done: false, because: 'not-listed' });
    expect(await server.add({ uri: cups.uri, driver: 'cups', name: 'Colis' })).toEqual({ done: true });
    const again = await printed(cups.uri);
    expect(cups.paper.sheets().filter(({ sha256 }) => sha256 === hashOf(again))).toHaveLength(1);

    const told = await waitFor('the queue is told in a terminal', async () => {
      const { code, stdout } = await run(process.execPath, [programs.worker, 'printers', '--data', data], {
        ...{ cwd: root, env: { PATH: process.env['PATH'], ...environment() } },
      });
      expect(code).toBe(0);
      return stdout.includes('Étiquettes') ? stdout : undefined;
    });
    expect(told).toMatch(/Étiquettes, .*\(CUPS\): set up already/u);
    expect(server.desk.violations).toEqual([]);
  });

  it('PR-7 killed right after it wrote the printer down, before anybody was told, it has it after its restart', async () => {
    rig = await startWorkerRig();
    const worker = await rig.startWith(environment());
    await connected();
    rig.server.desk.loseAnswers.add('worker:beat');
    // Nobody will answer it.
    void rig.server.add({ uri: office.uri, driver: 'ipp' }).catch(() => undefined);
    await waitFor('the printer is written down', () =>
      JSON.stringify(listed() ?? []).includes(office.uri) ? true : undefined,
    );
    await worker.kill('SIGKILL');
    rig.server.desk.loseAnswers.clear();
    await rig.startWith(environment());
    await waitFor('the printer is reported', () => (reported(office.uri)?.state === 'ready' ? true : undefined));
    const bytes = await printed(office.uri);
    expect(office.ledger().filter(({ sha256 }) => sha256 === hashOf(bytes))).toHaveLength(1);
  });

  it('PR-7 killed while the spooler held a job, and without its printer after that, nothing stays there to be released', async () => {
    rig = await startWorkerRig();
    const file = join(rig.data, 'worker.json');
    const settings = JSON.parse(readFileSync(file, 'utf8')) as object;
    const listing = (printers: readonly object[]): void => {
      writeFileSync(file, JSON.stringify({ ...settings, printers }));
    };
    listing([{ driver: 'cups', uri: cups.uri }]);
    const worker = await rig.start('PREPARED');
    const bytes = text();
    const job = rig.server.desk.add({ printerUri: cups.uri, bytes });
    await rig.held(worker, 'PREPARED');
    await worker.kill('SIGKILL');
    expect(await queued()).not.toBe('');
    listing([]);
    await rig.start();
    await waitFor('the end of the job', () => (job.status === 'failed' ? true : undefined));
    expect([job.reason, await queued()]).toEqual(['printer-removed', '']);
    expect(cups.paper.sheets().filter(({ sha256 }) => sha256 === hashOf(bytes))).toEqual([]);
  });

  it('PR-9 an address from far away is a printer’s and nothing else, and a job under way keeps its printer', async () => {
    const { server } = await started();
    const paper: SocketPrinter = await startSocketPrinter({ speaks: true });
    const before = listed();
    for (const [uri, driver] of [
      ['http://127.0.0.1:631/printers/picolo', 'ipp'],
      ['ipp://user:secret@printer.example/ipp/print', 'ipp'],
      ['ipp://printer.example/ipp/print?to=elsewhere', 'ipp'],
      ['ipp://a b/;touch x', 'cups'],
      ['socket://printer.example:25', 'raw9100'],
      [paper.uri, 'raw9100'],
      ['file:///etc/passwd', 'ipp'],
      ['folder:/tmp', 'ipp'],
    ] as const) {
      expect([uri, await server.add({ uri, driver })]).toEqual([uri, { done: false, because: 'address' }]);
    }
    expect(listed()).toEqual(before);
    expect(await server.add({ uri: office.uri, driver: 'ipp', name: 'Bureau' })).toEqual({ done: true });
    office.emptyTray();
    const job = server.desk.add({ printerUri: office.uri, bytes: text() });
    await waitFor('it prints', () => (job.statuses.includes('printing') ? true : undefined));
    expect(await server.remove(office.uri)).toEqual({ done: false, because: 'busy' });
    office.refill();
    await waitFor('the end of the job', () => (job.status === 'printed' ? true : undefined));
    expect(await server.remove(office.uri)).toEqual({ done: true });
    await paper.stop();
  });
});

describe('PR-7 printers that announce themselves', () => {
  it('PR-7 a real printer that is announced on the network is found by the address that it prints at', async () => {
    const printer = await startIppPrinter({ dir: join(claimStack(local), 'printer'), format: ['text/plain'] });
    // Nobody else is on the machine's own line.
    const line = { interface: '127.0.0.1', bind: '0.0.0.0' };
    const responder = new Bonjour(line as object);
    const { port, pathname } = new URL(printer.uri.replace('ipp:', 'http:'));
    const name = `Accueil ${randomUUID().slice(0, 8)}`;
    const txt = { rp: pathname.slice(1), ty: 'Picolo Laser', note: 'Entrée' };
    for (const type of ['pdl-datastream', 'ipp']) {
      responder.publish({ name, type, port: Number(port), host: 'localhost', probe: false, txt });
    }
    const search = async () =>
      (await announcedPrinters(await announcements(line, 4_000), () => Promise.resolve(true))).filter(
        (one) => one.name === name && one.driver === 'ipp',
      );
    // Words on the network get lost, and come late to a machine that has much to do.
    const found = await waitFor('its announcement', async () => {
      const heard = await search();
      return heard.length > 0 ? heard : undefined;
    });
    expect(found).toMatchObject([{ uri: printer.uri, driver: 'ipp', model: 'Picolo Laser', place: 'Entrée' }]);
    await new Promise<void>((resolve) => responder.unpublishAll(resolve));
    responder.destroy();
    await printer.stop();
  });
});
