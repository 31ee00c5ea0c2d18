import { afterEach, describe, expect, it } from 'vitest';
import { programs, root } from '../../tools/lib/paths.ts';
import { run, type Finished } from '../../tools/lib/shell.ts';
import { startWorkerRig, type WorkerRig } from '../harness/worker-rig.ts';
import { waitFor } from '../harness/wait.ts';

describe('PR-8 status of a worker', () => {
  let rig: WorkerRig;
  afterEach(async () => {
    expect(rig.server.desk.violations).toEqual([]);
    await rig.stop();
  });

  const status = (): Promise<Finished> =>
    run(process.execPath, [programs.worker, 'status', '--data', rig.data], {
      cwd: root,
      env: { PATH: process.env['PATH'] },
    });

  it('PR-8 an older worker is told, stays with its journal, and status says so while it runs and after', async () => {
    rig = await startWorkerRig();
    expect(await status()).toMatchObject({ code: 1, stderr: expect.stringContaining('No worker has run with') });
    const worker = await rig.start();
    const job = rig.server.desk.add({ printerUri: rig.folderUri, bytes: Buffer.from('Bonjour\n') });
    await waitFor('printed', () => job.status === 'printed' || undefined);
    const printed = new RegExp(`^\\S+ {2}printed .* ${rig.folderUri}$`, 'm');
    const connected = await status();
    expect(connected).toMatchObject({ code: 0, stdout: expect.stringMatching(printed) });
    expect(connected.stdout).toContain(`Running, connected to ${rig.server.url} since `);

    rig.server.outdate(true);
    rig.server.cut();
    const told = `This worker is older than ${rig.server.url}; update it. Its jobs wait.`;
    await waitFor('told', () => worker.logs.includes(told) || undefined);
    expect(worker.isRunning).toBe(true);
    const waiting = await status();
    expect(waiting).toMatchObject({ code: 1, stdout: expect.stringMatching(printed) });
    expect(waiting.stdout).toContain(`Running, not connected. ${told}`);
    expect(rig.server.refusedAsOld()).toBe(1);

    await worker.stop();
    expect((await status()).stdout).toMatch(/^Not running, stopped at /);
    rig.server.outdate(false);
    const updated = await rig.start();
    await waitFor('connected', () => updated.logs.includes('Connected to') || undefined);
    expect((await status()).stdout).toMatch(printed);
    await updated.kill();
    const killed = await status();
    expect(killed).toMatchObject({ code: 1, stdout: expect.stringMatching(printed) });
    expect(killed.stdout).toMatch(/^Not running; it ended without a word some time after /);
  });
});
