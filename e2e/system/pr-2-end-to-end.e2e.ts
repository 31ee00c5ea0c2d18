import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EnrolmentView, PrinterView, PrintJobDetail, PrintJobView, PrintWorkerView } from '@picolo/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { api, demoPassword, signIn, startStack, waitFor, type Api, type Stack } from '../harness/index.ts';
import { startIppPrinter, type IppPrinter } from '../harness/printers.ts';

const administrator = 'ada@picolo.test';
const jobs = process.env['PROVE'] === '1' ? 100 : 8;

/** POST /print on the real server, through the real worker, to a folder and a real IPP printer. */
describe('PR-2 from the request to the paper', () => {
  let stack: Stack;
  let printer: IppPrinter;
  let admin: Api;
  let ippId = 0;
  /** What was started, to be stopped whatever did not start after it. */
  const stops: (() => Promise<void>)[] = [];

  beforeAll(async () => {
    stack = await startStack({ worker: true, env: { PICOLO_ADMIN_PASSWORD: demoPassword } });
    stops.push(() => stack.stop());
    await stack.cli('admin:create', '--email', administrator, '--name', 'Ada Martin');
    printer = await startIppPrinter({ dir: join(stack.dir, 'printer'), name: 'Atelier' });
    stops.push(() => printer.stop());
    const file = join(stack.workerDir, 'worker.json');
    const settings = JSON.parse(readFileSync(file, 'utf8')) as object;
    writeFileSync(file, JSON.stringify({ ...settings, printers: [{ driver: 'ipp', uri: printer.uri }] }));
    await stack.worker?.restart();
    admin = api(stack.baseUrl, await signIn(stack.baseUrl, administrator));
    ippId = (await printerWhere(({ driver, state }) => driver === 'ipp' && state === 'ready')).id;
  });
  afterAll(async () => {
    for (const stop of stops.reverse()) await stop();
  });

  const printerWhere = (is: (printer: PrinterView) => boolean): Promise<PrinterView> =>
    waitFor('the printer as expected', async () =>
      (await admin.get<PrinterView[]>('/api/printers')).body.find((one) => is(one)),
    );

  async function print(content: string, printerId?: number): Promise<PrintJobView> {
    const answer = await admin.post<PrintJobView>('/print', { content, printerId });
    expect(answer.status).toBe(201);
    return answer.body;
  }

  const become = (job: PrintJobView, status: PrintJobView['status']): Promise<PrintJobDetail> =>
    waitFor(`job ${job.id} ${status}`, async () => {
      const { body } = await admin.get<PrintJobDetail>(`/api/print-jobs/${job.id}`);
      return body.status === status ? body : undefined;
    });

  const sheets = (job: PrintJobView): string[] =>
    readdirSync(stack.paperDir).filter((name) => name.startsWith(job.uuid));

  it('PR-1 PR-4 a message comes out of the folder printer once, as it has to look', async () => {
    const printed = await become(await print('Bonjour à tous'), 'printed');
    expect(printed).toMatchObject({ proof: 'file' });
    expect(printed.history.map(({ status }) => status)).toEqual(['queued', 'sent', 'printing', 'printed']);
    expect(sheets(printed)).toEqual([`${printed.uuid}.txt`]);
    const sheet = readFileSync(join(stack.paperDir, `${printed.uuid}.txt`), 'utf8');
    expect(sheet).toMatch(/^-{20}\nMESSAGE À IMPRIMER\n\nBonjour à tous\n\nDate: \d{4}-\d\d-\d\d\n-{20}\n$/);
  });

  it('PR-2 one ledger line per job on a real IPP printer, whole, in order', async () => {
    const all: PrintJobView[] = [];
    for (let index = 0; index < jobs; index += 1)
      all.push(await print(`Message ${index} ${'é'.repeat(index * 50)}`, ippId));
    for (const job of all) expect(await become(job, 'printed')).toMatchObject({ proof: 'printer' });
    expect(printer.ledger().map(({ name }) => name)).toEqual(all.map(({ uuid }) => uuid));
    const hashes = await Promise.all(
      all.map(async ({ id }) => {
        const [rows] = await stack.db.query('SELECT bytes FROM print_documents WHERE job_id = ?', [id]);
        const { bytes } = (rows as { bytes: Buffer }[])[0] ?? { bytes: Buffer.alloc(0) };
        return createHash('sha256').update(bytes).digest('hex');
      }),
    );
    expect(printer.ledger().map(({ sha256 }) => sha256)).toEqual(hashes);
  });

  it('PR-3 the worker killed while the printer works: told once, printed once', async () => {
    const before = printer.ledger().length;
    printer.emptyTray();
    const [job, next] = [await print('Long', ippId), await print('Suivant', ippId)];
    await waitFor('the sheet', () => printer.ledger().length > before || undefined);
    await stack.worker?.kill();
    printer.refill();
    await stack.worker?.start();
    await waitFor('an end', async () => {
      const { body } = await admin.get<PrintJobDetail>(`/api/print-jobs/${job.id}`);
      return ['printed', 'unconfirmed'].includes(body.status) || undefined;
    });
    await become(next, 'printed');
    expect(
      printer
        .ledger()
        .slice(before)
        .map(({ name }) => name),
    ).toEqual([job.uuid, next.uuid]);
  });

  it('PR-7 a printer that goes away is shown offline, and back when it is back', async () => {
    await printer.kill();
    await printerWhere(({ id, state }) => id === ippId && state === 'offline');
    const job = await print('Plus tard', ippId);
    await printer.restart();
    await printerWhere(({ id, state }) => id === ippId && (state === 'ready' || state === 'printing'));
    await become(job, 'printed');
    expect(printer.ledger().filter(({ name }) => name === job.uuid)).toHaveLength(1);
  });

  it('PR-6 the server restarted under the worker: the line comes back by itself', async () => {
    await stack.apis[0]?.kill();
    await stack.apis[0]?.start();
    expect(await become(await print('De retour'), 'printed')).toMatchObject({ proof: 'file' });
  });

  it('PR-7 a code works once, and a revoked worker ends with code 3', async () => {
    const { body } = await admin.post<EnrolmentView>('/api/print-workers', {});
    const enrol = { code: body.code, name: 'Second' };
    expect((await api(stack.baseUrl).post('/api/print-workers/enrol', enrol)).status).toBe(201);
    expect((await api(stack.baseUrl).post('/api/print-workers/enrol', enrol)).status).toBe(403);
    const workers = await admin.get<PrintWorkerView[]>('/api/print-workers');
    const own = workers.body.find(({ name }) => name === 'Tests');
    expect((await admin.delete(`/api/print-workers/${own?.id ?? 0}`)).status).toBe(204);
    expect(await stack.worker?.exited).toMatchObject({ code: 3 });
    expect(stack.worker?.lastWords()).toContain('revoked');
  });
});
