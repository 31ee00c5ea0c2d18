import { randomBytes, randomUUID, X509Certificate } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DeskJob } from '../harness/worker-desk.ts';
import { trustOf, type TrustSetting } from '../../apps/print-worker/src/drivers/ipp/certificates.ts';
import { ippTimeouts } from '../../apps/print-worker/src/drivers/ipp/ipp-client.ts';
import { IppDriver } from '../../apps/print-worker/src/drivers/ipp/ipp.driver.ts';
import { startWorkerRig, type WorkerRig } from '../harness/worker-rig.ts';
import { waitFor } from '../harness/wait.ts';

/** A real IPP printer over TLS, which signs for itself as such printers do. */
describe('PR-9 printers at ipps addresses', () => {
  let rig: WorkerRig;
  let uri: string;
  let keys: string;
  beforeAll(async () => {
    rig = await startWorkerRig({ ipp: true, secure: true });
    uri = rig.printer?.uri.replace('ipp:', 'ipps:') ?? '';
    keys = join(rig.dir, 'printer');
  });
  afterAll(() => rig.stop());

  const driver = (setting: TrustSetting, folder: string = randomUUID()): IppDriver => {
    const data = join(rig.dir, folder);
    mkdirSync(data, { recursive: true });
    return new IppDriver(uri, undefined, { ...ippTimeouts, trust: trustOf(setting, data) });
  };
  /** What the printer shows now, once it was spoken to. */
  const certificate = (): string => readFileSync(join(keys, 'localhost.crt'), 'utf8');
  const fingerprint = (): string => new X509Certificate(certificate()).fingerprint256;
  /** Another machine at the same address, as far as anybody can tell. */
  const replacePrinter = async (): Promise<void> => {
    await rig.printer?.kill();
    for (const name of ['localhost.crt', 'localhost.key']) rmSync(join(keys, name), { force: true });
    await rig.printer?.restart();
  };
  const become = (job: DeskJob, status: DeskJob['status']): Promise<true | undefined> =>
    waitFor(`${job.uuid} ${status}`, () => job.status === status || undefined);

  it('PR-9 the certificate seen first is kept for its owner only, and the same one is believed again', async () => {
    expect(await driver({}, 'kept').state()).toMatchObject({ state: 'ready' });
    const file = join(rig.dir, 'kept', 'certificates.json');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const seen = fingerprint().replaceAll(':', '').toLowerCase();
    expect(Object.values(JSON.parse(readFileSync(file, 'utf8')) as object)).toEqual([seen]);
    expect(await driver({}, 'kept').state()).toMatchObject({ state: 'ready' });
  });

  it('PR-9 a fingerprint or an authority of worker.json decides alone', async () => {
    const right = fingerprint();
    expect(await driver({ fingerprint: right }).state()).toMatchObject({ state: 'ready' });
    expect(await driver({ fingerprint: right.replaceAll(':', '').toLowerCase() }).state()).toMatchObject({
      state: 'ready',
    });
    const wrong = { state: 'stopped', reasons: ['certificate-wrong'] };
    expect(await driver({ fingerprint: '00'.repeat(32) }).state()).toEqual(wrong);
    writeFileSync(join(rig.dir, 'own.pem'), certificate());
    expect(await driver({ ca: join(rig.dir, 'own.pem') }).state()).toMatchObject({ state: 'ready' });
    writeFileSync(join(rig.dir, 'none.pem'), '');
    const untrusted = { state: 'stopped', reasons: ['certificate-untrusted'] };
    expect(await driver({ ca: join(rig.dir, 'none.pem') }).state()).toEqual(untrusted);
    expect(() => driver({ ca: join(rig.dir, 'nowhere.pem') })).toThrow('cannot be read');
  });

  it('PR-9 what was kept and cannot be read is not taken for nothing', async () => {
    mkdirSync(join(rig.dir, 'damaged'));
    writeFileSync(join(rig.dir, 'damaged', 'certificates.json'), '{');
    const stopped = { state: 'stopped', reasons: ['certificates-unreadable'] };
    expect(await driver({}, 'damaged').state()).toEqual(stopped);
  });

  it('PR-9 the worker prints over TLS; when the certificate changes it says so, and nothing goes there until somebody agrees', async () => {
    const { desk } = rig.server;
    const worker = await rig.start();
    const before = desk.add({ printerUri: uri, bytes: randomBytes(300_000) });
    await become(before, 'printed');
    await replacePrinter();
    const told = (): readonly string[] | undefined => desk.printers.find((one) => one.uri === uri)?.stateReasons;
    await waitFor('the change told', () => told()?.includes('certificate-changed'));
    const held = desk.add({ printerUri: uri, bytes: randomBytes(300_000) });
    const folder = desk.add({ printerUri: rig.folderUri, bytes: randomBytes(100) });
    await become(folder, 'printed');
    expect(held.status).toBe('queued');
    rmSync(join(rig.data, 'certificates.json'));
    await become(held, 'printed');
    await worker.kill();
    const lines = rig.printer?.ledger().map(({ name, sha256 }) => [name, sha256]);
    expect(lines).toEqual([before, held].map(({ uuid, sha256 }) => [uuid, sha256]));
    expect(desk.violations).toEqual([]);
  });
});
