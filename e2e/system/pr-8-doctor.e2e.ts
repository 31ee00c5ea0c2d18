import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { programs, root } from '../../tools/lib/paths.ts';
import { run, type Finished } from '../../tools/lib/shell.ts';
import { startWorkerRig, type WorkerRig } from '../harness/worker-rig.ts';
import { waitFor } from '../harness/wait.ts';

describe('PR-8 doctor and test page', () => {
  let rig: WorkerRig;
  afterEach(async () => {
    expect(rig.server.desk.violations).toEqual([]);
    await rig.stop();
  });

  const command = (name: string, ...more: string[]): Promise<Finished> =>
    run(process.execPath, [programs.worker, name, '--data', rig.data, '--paper', rig.paper, ...more], {
      cwd: root,
      env: { PATH: process.env['PATH'] },
    });
  const lines = ({ stdout }: Finished): string[] => stdout.trim().split('\n');

  it('PR-8 doctor finds all in order, beside a worker that runs and keeps its place', async () => {
    rig = await startWorkerRig({ raw: true });
    const alone = await command('doctor');
    expect(lines(alone)).toEqual([
      `ok    ${rig.server.url} answers.`,
      'ok    The key of worker 1 is accepted.',
      "ok    This clock agrees with the server's.",
      'ok    The journal can be written.',
      `ok    paper (${rig.folderUri}, folder): ready.`,
      `ok    Caisse (${rig.raw?.uri}, raw9100): ready.`,
    ]);
    expect(alone.code).toBe(0);
    await rig.start();
    await waitFor('connected', () => rig.server.desk.hellos.length === 1 || undefined);
    const beside = await command('doctor');
    expect(lines(beside)).toContain('ok    The journal is in use: the worker is running.');
    expect(beside.code).toBe(0);
    expect(rig.server.connected()).toBe(1);
    expect(rig.server.desk.hellos).toHaveLength(1);
  });

  it('PR-8 doctor names what is wrong, and its exit code says so', async () => {
    rig = await startWorkerRig({ raw: true });
    rig.raw?.emptyTray();
    rig.server.revoke();
    const revoked = await command('doctor');
    expect(lines(revoked)).toContain(
      `WRONG This worker's key was revoked on ${rig.server.url}; enrol it again with a new code.`,
    );
    expect(lines(revoked)).toContain(`WRONG Caisse (${rig.raw?.uri}, raw9100): paper-out, media-empty.`);
    expect(revoked.code).toBe(1);
    await rig.raw?.kill();
    const file = join(rig.data, 'worker.json');
    const told = JSON.parse(readFileSync(file, 'utf8')) as { printers: object[] };
    const bad = { driver: 'ipp', uri: 'ipp://x.1/ipp/print' };
    writeFileSync(file, JSON.stringify({ ...told, printers: [bad, { ...bad, columns: 43 }, ...told.printers] }));
    const [nowhere, off] = ['http://127.0.0.1:9', await command('doctor', '--server', 'http://127.0.0.1:9')];
    expect(lines(off)).toContain(
      `WRONG ${nowhere} cannot be reached; check the address, the network and the firewall.`,
    );
    expect(lines(off)).toContain(`WRONG ${rig.raw?.uri} (${rig.raw?.uri}, raw9100): offline, printer-econnrefused.`);
    expect(lines(off)).toContainEqual(
      expect.stringMatching(/^WRONG ipp:\/\/x\.1\/ipp\/print of worker\.json is left out: /),
    );
    expect(lines(off)).toContain(
      'WRONG ipp://x.1/ipp/print of worker.json is left out: "columns" cannot be understood.',
    );
    rmSync(join(rig.data, 'worker.json'));
    expect(await command('doctor')).toMatchObject({ code: 1, stderr: expect.stringContaining('not enrolled yet') });
  });

  it('PR-8 a test page comes out of every printer, or of the one that is named', async () => {
    rig = await startWorkerRig({ raw: true });
    const all = await command('test-page');
    expect(lines(all)).toEqual(['ok    paper printed the test page.', 'ok    Caisse printed the test page.']);
    expect(all.code).toBe(0);
    expect([rig.sheets().length, rig.raw?.sheets().length]).toEqual([1, 1]);
    expect(rig.sheet(rig.sheets()[0] ?? '').toString()).toContain('PAGE DE TEST');
    const one = await command('test-page', '--printer', rig.raw?.uri ?? '');
    expect(lines(one)).toEqual(['ok    Caisse printed the test page.']);
    const unknown = await command('test-page', '--printer', 'socket://nowhere');
    expect(unknown).toMatchObject({ code: 2, stderr: expect.stringContaining('No such printer') });
    rig.raw?.cutAfter(50);
    const cut = await command('test-page', '--printer', rig.raw?.uri ?? '');
    expect(cut).toMatchObject({ code: 1, stdout: expect.stringMatching(/^WRONG Caisse .* Look at the printer\.\n$/) });
  });
});
