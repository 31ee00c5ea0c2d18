import { randomBytes } from 'node:crypto';
import type { LiveEvents, PrintJobDetail, PrintJobView, PrintWorkerView, Problem } from '@picolo/contracts';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { api, demoPassword, signIn, startStack, waitFor, type Stack } from '../harness/index.ts';
import { PrintRoom } from '../harness/print-room.ts';

/** Jobs of the rounds in which something is killed. */
const many = process.env['PROVE'] === '1' ? 60 : 12;

let stack: Stack;
let room: PrintRoom;
const sockets: Socket[] = [];

const uuidsOf = (jobs: readonly PrintJobView[]): string[] => jobs.map(({ uuid }) => uuid);

const printMany = async (label: string, printerId?: number): Promise<PrintJobView[]> => {
  const jobs: PrintJobView[] = [];
  for (let index = 0; index < many; index += 1) jobs.push(await room.print(`${label} ${index}`, printerId));
  return jobs;
};

/** What a signed-in screen hears of print jobs. */
const listen = async (email: string): Promise<LiveEvents['print-job:changed'][]> => {
  const heard: LiveEvents['print-job:changed'][] = [];
  const socket = io(stack.baseUrl, { auth: { token: await signIn(stack.baseUrl, email) }, transports: ['websocket'] });
  sockets.push(socket);
  socket.on('print-job:changed', (event: LiveEvents['print-job:changed']) => heard.push(event));
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  return heard;
};

/** Once each and whole: the ledger of the IPP printer against what was frozen. */
const expectOnIppOnce = async (uuids: readonly string[]): Promise<void> => {
  const ledger = room.ipp.ledger();
  for (const uuid of uuids) {
    const lines = ledger.filter(({ name }) => name === uuid);
    const { sha256, size } = await room.documentOf(uuid);
    expect(lines.map((line) => [line.sha256, line.size])).toEqual([[sha256, size]]);
  }
};

const expectInFolderOnce = (uuids: readonly string[]): void => {
  const sheets = room.sheets();
  for (const uuid of uuids) expect(sheets.filter((name) => name.includes(uuid))).toEqual([`${uuid}.txt`]);
};

beforeAll(async () => {
  stack = await startStack({ apis: 2, jobs: 1, env: { PICOLO_ADMIN_PASSWORD: demoPassword } });
  await stack.cli('admin:create', '--email', 'admin@picolo.test', '--name', 'Admin');
  await api(stack.baseUrl).post('/api/auth/register', {
    ...{ name: 'Camille Client', email: 'client@picolo.test', password: demoPassword },
  });
  room = await PrintRoom.open(stack, await signIn(stack.baseUrl, 'admin@picolo.test'));
});

afterAll(async () => {
  for (const socket of sockets) socket.close();
  await room.stop();
  await stack.stop();
});

describe('from POST /print to paper', () => {
  beforeAll(async () => {
    await room.start();
  });

  it('PR-2 texts and an invoice come out of a real IPP printer once each, whole', async () => {
    const printer = await room.printerId('ipp');
    const contents = [
      'Hello world',
      'Café crème à 3,50 €',
      'x'.repeat(10_240),
      'ligne 1\nligne 2\n\tretrait',
      'œ Œ – « 12 € » ÿ',
    ];
    const texts = await Promise.all([...contents, ...contents].map((content) => room.print(content, printer)));
    // 700 kB that no text filter could pass unharmed: more than two parts on the way to the worker.
    const pdf = await room.submitPdf(Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(700_000)]), printer);
    const all = [...uuidsOf(texts), pdf];
    await room.settled(all);
    await expectOnIppOnce(all);
    expect(room.ipp.ledger()).toHaveLength(all.length);
    const job = await room.job(texts[0]?.id ?? 0);
    expect(job).toMatchObject({ status: 'printed', proof: 'printer', printer: { id: printer } });
    expect(job.history.map(({ status }) => status)).toEqual(['queued', 'sent', 'printing', 'printed']);
  });

  it('PR-4 a text lies in the folder exactly once, byte for byte', async () => {
    const job = await room.print('E\u0301te\u0301 à la plage\r\n\r\n – 3 pièces à 4,20 €');
    await room.settled([job.uuid]);
    const [day = ''] = new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Paris', dateStyle: 'short' })
      .format(new Date(job.createdAt))
      .split(' ');
    const expected = `--------------------\nMESSAGE À IMPRIMER\n\nÉté à la plage\n\n – 3 pièces à 4,20 €\n\nDate: ${day}\n--------------------\n`;
    expect(room.sheet(job.uuid).toString('utf8')).toBe(expected);
    expectInFolderOnce([job.uuid]);
    expect(await room.job(job.id)).toMatchObject({ status: 'printed', proof: 'file' });
  });

  it('PR-1 what the letters of a printer are not is refused there by name, and lies in the folder as it was sent', async () => {
    const content = '👩‍🍳 日本語\u200b – مرحبا';
    const printerId = await room.printerId('ipp');
    const refused = await room.api().post<Problem>('/print', { content, printerId });
    expect(refused).toMatchObject({ status: 400, body: { code: 'PRINTING.CHARACTERS_NOT_PRINTABLE' } });
    expect(refused.body.detail).toContain('👩‍🍳 日 本 語 U+200B م ر ح ب ا');
    const job = await room.print(content);
    await room.settled([job.uuid]);
    expect(room.sheet(job.uuid).toString()).toContain(`\n${content}\n`);
  });

  it('PR-3 a reprint comes out as a copy marked DUPLICATA, and the first sheet stays as it is', async () => {
    const job = await room.print('Une seule fois');
    await room.settled([job.uuid]);
    const first = room.sheet(job.uuid);
    const copy = await room.api().post<PrintJobDetail>(`/api/print-jobs/${job.id}/reprint`);
    expect(copy).toMatchObject({ status: 201, body: { duplicateOf: job.id } });
    await room.settled([copy.body.uuid]);
    expect(room.sheet(copy.body.uuid).toString()).toBe(`DUPLICATA\n${first.toString()}`);
    expect(room.sheet(job.uuid).equals(first)).toBe(true);
  });

  it('PR-5 copies, sides and paper of a route reach a real IPP printer with every job that names none', async () => {
    const printerId = await room.printerId('ipp');
    const options = { copies: 2, sides: 'two-sided-long-edge', media: 'iso_a4_210x297mm' };
    const route = { printerId, options };
    expect((await room.api().patch('/api/print-routing/routes/text', route)).status).toBe(200);
    const own = { content: 'Une seule fois', copies: 1, sides: 'one-sided' };
    const [usual, once] = [
      await room.print('Comme d’habitude'),
      (await room.api().post<PrintJobView>('/print', own)).body,
    ];
    await room.settled([usual.uuid, once.uuid]);
    expect(room.ipp.wishes(usual.uuid)).toBe('2 two-sided-long-edge iso_a4_210x297mm');
    expect(room.ipp.wishes(once.uuid)).toMatch(/^(1 )?one-sided iso_a4_210x297mm$/);
    expect((await room.job(usual.id)).options).toEqual(options);
    const choice = { printerId, copies: 3, media: 'iso_a4_210x297mm' };
    const copy = await room.api().post<PrintJobDetail>(`/api/print-jobs/${usual.id}/reprint`, choice);
    await room.settled([copy.body.uuid]);
    expect(room.ipp.wishes(copy.body.uuid)).toMatch(/^3 .*iso_a4_210x297mm$/);
    // The copies are one job, printed once.
    await expectOnIppOnce([usual.uuid, once.uuid, copy.body.uuid]);
    await room.api().patch('/api/print-routing/routes/text', { printerId: null });
  });

  it('PR-2 every change is heard live by who may read printing, and by nobody else', async () => {
    const [staff, client] = [await listen('admin@picolo.test'), await listen('client@picolo.test')];
    const job = await room.print('En direct');
    await waitFor('printed, live', () => staff.some(({ id, status }) => id === job.id && status === 'printed'));
    const mine = staff.filter(({ id }) => id === job.id).toSorted((a, b) => a.version - b.version);
    expect(mine.map(({ status }) => status)).toEqual(['queued', 'sent', 'printing', 'printed']);
    expect(client).toEqual([]);
  });
});

describe('whatever dies', () => {
  beforeEach(async () => {
    await room.worker?.stop();
  });

  it.each(['RECEIVED.document', 'RECEIVED', 'RECEIVED.accepted'])(
    'PR-3 the api is killed while the worker stands at %s: printed once',
    async (point) => {
      await room.start(point);
      const job = await room.print(`tenu à ${point}`);
      expect(await room.held(point)).toBe(job.uuid);
      await stack.apis[0]?.kill('SIGKILL');
      await room.worker?.kill('SIGKILL');
      await stack.apis[0]?.restart();
      await room.start();
      await room.settled([job.uuid]);
      expectInFolderOnce([job.uuid]);
    },
  );

  it('PR-3 the api is killed again and again while jobs go out: once each, in the folder and on the printer', async () => {
    await room.start();
    const printer = await room.printerId('ipp');
    const [sheets, pages] = [await printMany('api tuée, dossier'), await printMany('api tuée, IPP', printer)];
    for (let kill = 0; kill < 3; kill += 1) {
      const before = room.sheets().length;
      await waitFor('a sheet more', async () => room.sheets().length > before || (await allPrinted(sheets)));
      await stack.apis[0]?.kill('SIGKILL');
      await stack.apis[0]?.restart();
    }
    await room.settled([...uuidsOf(sheets), ...uuidsOf(pages)]);
    expectInFolderOnce(uuidsOf(sheets));
    await expectOnIppOnce(uuidsOf(pages));
  });

  it('PR-3 the database is killed while jobs go out: once each', async () => {
    await room.start();
    const sheets = await printMany('base tuée');
    for (let kill = 0; kill < 2; kill += 1) {
      await stack.mariadb.kill();
      await stack.mariadb.restart();
    }
    await room.settled(uuidsOf(sheets));
    expectInFolderOnce(uuidsOf(sheets));
  });

  it('PR-2 without Redis jobs still come out, once each', async () => {
    await room.start();
    await room.printerId('folder');
    await stack.redis.kill();
    const sheets = await printMany('sans Redis');
    await room.settled(uuidsOf(sheets));
    await stack.redis.restart();
    expectInFolderOnce(uuidsOf(sheets));
  });

  it('PR-3 the worker is killed again and again: the folder has each once, the printer never one twice', async () => {
    await room.start();
    const printer = await room.printerId('ipp');
    const [sheets, pages] = [await printMany('poste tué, dossier'), await printMany('poste tué, IPP', printer)];
    for (let kill = 0; kill < 3; kill += 1) {
      const before = room.sheets().length;
      await waitFor('a sheet more', async () => room.sheets().length > before || (await allPrinted(sheets)));
      await room.worker?.kill('SIGKILL');
      await room.start();
    }
    await room.settled(uuidsOf(sheets));
    await room.settled(uuidsOf(pages), ['printed', 'unconfirmed']);
    expectInFolderOnce(uuidsOf(sheets));
    const names = room.ipp.ledger().map(({ name }) => name);
    for (const uuid of uuidsOf(pages)) {
      const times = names.filter((name) => name === uuid).length;
      expect(times).toBeLessThanOrEqual(1);
      if ((await room.statusOf(uuid)) === 'printed') expect(times).toBe(1);
    }
  });

  it('PR-6 jobs wait for a worker that is away, come out in their order, and expired ones never', async () => {
    const jobs = await printMany('pendant l’absence');
    const [late] = jobs;
    await stack.db.query('UPDATE print_jobs SET expires_at = CURRENT_TIMESTAMP(3) WHERE id = ?', [late?.id]);
    await room.settled([late?.uuid ?? ''], ['expired']);
    await room.start();
    const rest = uuidsOf(jobs.slice(1));
    await room.settled(rest);
    expectInFolderOnce(rest);
    expect(room.sheets().filter((name) => name.includes(late?.uuid ?? '-'))).toEqual([]);
    const ends = await Promise.all(jobs.slice(1).map(async ({ id }) => (await room.job(id)).history.at(-1)?.at ?? ''));
    expect(ends).toEqual(ends.toSorted());
  });

  it('PR-7 a worker revoked through another api process ends by itself, and its printers are gone', async () => {
    await room.start();
    await room.printerId('folder');
    const workers = (await room.api().get<readonly PrintWorkerView[]>('/api/print-workers')).body;
    const mine = workers.find(({ name }) => name === 'Comptoir');
    expect(mine).toMatchObject({ online: true, revokedAt: null });
    expect((await room.api(1).delete(`/api/print-workers/${mine?.id ?? 0}`)).status).toBe(204);
    await waitFor('the worker to end', () => room.worker?.pid === undefined);
    expect((await room.api().get('/api/printers')).body).toEqual([]);
  });
});

const allPrinted = async (jobs: readonly PrintJobView[]): Promise<boolean> => {
  const statuses = await Promise.all(uuidsOf(jobs).map((uuid) => room.statusOf(uuid)));
  return statuses.every((status) => status === 'printed');
};
