import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { PrintJobView } from '@picolo/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoPassword, signIn, startStack, waitFor, type Stack } from '../harness/index.ts';
import { tell } from '../harness/tell.ts';
import { pair, WorkerPair, type PairJob, type Which } from '../harness/worker-pair.ts';

const full = process.env['PROVE'] === '1';
const jobs = full ? 10_000 : 240;
const kills = full ? 60 : 5;
/** Jobs on their way to the server at a time. */
const atOnce = 20;

const other = (which: Which): Which => (which === 'comptoir' ? 'atelier' : 'comptoir');

describe('PR-7 two workers of one installation', () => {
  let stack: Stack;
  let room: WorkerPair;
  beforeAll(async () => {
    stack = await startStack({ apis: 1, jobs: 1, env: { PICOLO_ADMIN_PASSWORD: demoPassword } });
    await stack.cli('admin:create', '--email', 'admin@picolo.test', '--name', 'Admin');
    room = await WorkerPair.open(stack, await signIn(stack.baseUrl, 'admin@picolo.test'));
    for (const which of pair) await room.workers[which].start();
  });
  afterAll(async () => {
    await room.stop();
    await stack.stop();
  });

  const over = async (): Promise<true> =>
    await waitFor('the end of every job', async () => (await room.count('queued', 'sent', 'printing')) === 0);

  /** The worker stays away for longer than its lease; the other one has what both see. */
  async function takenOver(from: Which, name: 'queue' | 'laser'): Promise<void> {
    await waitFor(`${name} taken over`, async () => {
      await room.silence(from);
      return (await room.holderOf(name)) !== from;
    });
  }

  /** Each printed job once and whole, in the order of submission; one that was in doubt may have come later, or not. */
  function expectPaper(all: readonly PairJob[], sheets: readonly string[]): void {
    const bySheet = new Map(all.map((job) => [job.sha256, job]));
    expect(bySheet.size).toBe(all.length);
    for (const sheet of sheets) expect(bySheet.has(sheet)).toBe(true);
    expect(new Set(sheets).size, 'nothing came out twice').toBe(sheets.length);
    const printed = all.filter(({ status }) => status === 'printed').map(({ sha256 }) => sha256);
    const isOut = new Set(sheets);
    expect(
      printed.filter((sheet) => !isOut.has(sheet)),
      'what is printed came out',
    ).toEqual([]);
    const sure = all.filter(({ wasDoubted }) => !wasDoubted).map(({ sha256 }) => sha256);
    const isSure = new Set(sure);
    expect(sheets.filter((sheet) => isSure.has(sheet))).toEqual(sure);
  }

  it('PR-7 the holder of a printer is killed: the other takes over, every job once, and keeps it', async () => {
    const laser = await room.printer('laser');
    const first = await room.holderOf('laser');
    for (let index = 0; index < 4; index += 1) await room.print(`avant ${index}`, laser.id);
    await waitFor('the first sheet', () => room.ipp.ledger().length > 0);
    await room.workers[first].kill();
    for (let index = 0; index < 4; index += 1) await room.print(`après ${index}`, laser.id);
    await takenOver(first, 'laser');
    await over();
    expect(await room.holderOf('laser')).toBe(other(first));
    await room.workers[first].start();
    await room.printer('laser');
    expect(await room.holderOf('laser')).toBe(other(first));
    const all = await room.jobs(laser.id);
    expect(all.filter(({ wasDoubted }) => wasDoubted).length).toBeLessThanOrEqual(1);
    expect(all.filter(({ status }) => status !== 'printed' && status !== 'unconfirmed')).toEqual([]);
    expectPaper(
      all,
      room.ipp.ledger().map(({ sha256 }) => sha256),
    );
  });

  const ended = async (id: number, status: string): Promise<void> => {
    await waitFor(`${id} ${status}`, async () => (await room.job(id)).status === status);
  };

  it('PR-3 back after a hand-over, a worker gives back what it had not begun: the holder prints it, once', async () => {
    const laser = await room.printer('laser');
    const first = await room.holderOf('laser');
    const send = async (): Promise<PrintJobView> => await room.print('confié', laser.id);
    const { id, uuid } = await room.heldAt(first, 'RECEIVED.accepted', send, () => room.workers[first].kill());
    const next = await room.print('ensuite', laser.id);
    await takenOver(first, 'laser');
    await ended(next.id, 'printed');
    expect((await room.job(id)).status).toBe('unconfirmed');
    await room.workers[first].start();
    await ended(id, 'printed');
    const { history } = await room.job(id);
    expect(history.map(({ status, reason }) => [status, reason])).toContainEqual(['queued', 'given-back']);
    expect(room.ipp.ledger().filter(({ name }) => name === uuid)).toHaveLength(1);
    expect(await room.holderOf('laser')).toBe(other(first));
  });

  /** One of the two dies; every third time for so long that the other has its printers meanwhile. */
  async function strike(blow: number): Promise<void> {
    // The length of this pause is the moment of the kill; nothing is waited for with it.
    await pause(randomInt(0, 400));
    const victim = blow % 3 === 2 ? await room.holderOf('queue') : (pair[randomInt(0, 2)] ?? 'atelier');
    await room.workers[victim].kill();
    if (blow % 3 === 2) await takenOver(victim, 'queue');
    await room.workers[victim].start();
  }

  it(`PR-3 ${jobs} jobs, three printers, ${kills} kills: paper = jobs, in order for each printer`, async (context) => {
    const printers = [await room.printer('comptoir'), await room.printer('queue'), await room.printer('atelier')];
    const began = performance.now();
    const perBlow = Math.ceil(jobs / kills);
    for (let blow = 0; blow < kills; blow += 1) {
      const submit = async (): Promise<void> => {
        for (let index = 0; index < perBlow; index += atOnce) {
          const ids = Array.from({ length: Math.min(atOnce, perBlow - index) }, (_, more) => index + more);
          await Promise.all(ids.map((id) => room.print(`${blow} ${id} ${'x'.repeat(id)}`, printers[id % 3]?.id ?? 0)));
        }
      };
      await Promise.all([submit(), strike(blow)]);
    }
    await waitFor(
      'the end of every job',
      async () => (await room.count('queued', 'sent', 'printing')) === 0,
      3_600_000,
    );
    const seconds = (performance.now() - began) / 1000;
    const all = await Promise.all(printers.map(({ id }) => room.jobs(id)));
    // What was in doubt while its worker was away is told when it is back, or given back and printed then.
    await waitFor('late confirmations', async () => {
      const now = await Promise.all(printers.map(({ id }) => room.jobs(id)));
      return now.flat().every(({ status }) => status === 'printed');
    });
    const paper = [
      room.sheetsOf('comptoir'),
      room.cups.paper.sheets().map(({ sha256 }) => sha256),
      room.sheetsOf('atelier'),
    ];
    for (const [index, sheets] of paper.entries()) {
      expectPaper(await room.jobs(printers[index]?.id ?? 0), sheets);
      expect(sheets.length).toBe(all[index]?.length);
    }
    expect(all.flat().length).toBe(perBlow * kills);
    const doubted = all.flat().filter(({ wasDoubted }) => wasDoubted).length;
    const sums = paper.map((sheets) => sheets.length).join(' + ');
    tell(
      context,
      `PR-3 ${all.flat().length} jobs, ${kills} kills: ${sums} sheets in ${seconds.toFixed(0)} s; ${doubted} in doubt meanwhile`,
    );
  }, 3_600_000);

  it('PR-5 the printer goes off while a job waits for it: taken back, it comes out of the next of the group, once', async () => {
    const [laser, folder] = [await room.printer('laser'), await room.printer('comptoir')];
    await room.routeTo('secours', [laser.id, folder.id]);
    // The worker has the job and has not begun it when the plug is pulled.
    const send = async (): Promise<number> => (await room.print('secours', null)).id;
    const id = await room.heldAt(await room.holderOf('laser'), 'RECEIVED.accepted', send, async () => {
      await room.ipp.kill();
    });
    await ended(id, 'printed');
    const { history, printer, uuid } = await room.job(id);
    expect(history.map(({ status, reason }) => [status, reason])).toContainEqual(['queued', 'given-back']);
    expect(printer?.id).toBe(folder.id);
    const sheet = (await room.jobs(folder.id)).find((job) => job.uuid === uuid)?.sha256;
    expect(room.sheetsOf('comptoir').filter((one) => one === sheet)).toHaveLength(1);
    await room.ipp.restart();
    expect(room.ipp.ledger().length).toBe(new Set(room.ipp.ledger().map(({ name }) => name)).size);
  });

  it('PR-2 cancelled while it waits at the worker for a printer that is off, it never comes out', async () => {
    const laser = await room.printer('laser');
    await room.ipp.kill();
    const { id, uuid } = await room.print('jamais', laser.id);
    await waitFor('a worker or nobody has it', async () => {
      const { status } = await room.job(id);
      const isOff = (await room.printers()).some((one) => one.id === laser.id && one.state === 'offline');
      return status === 'sent' || isOff;
    });
    await room.cancel(id);
    await ended(id, 'cancelled');
    await room.ipp.restart();
    await ended((await room.print('ensuite', laser.id)).id, 'printed');
    expect(room.ipp.ledger().filter(({ name }) => name === uuid)).toEqual([]);
  });
});
