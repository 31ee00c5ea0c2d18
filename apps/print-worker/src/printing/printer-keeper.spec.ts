import { getEventListeners } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JobOffer } from '@picolo/contracts';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ServerLink } from '../connection/server-link.js';
import { printersOf } from '../drivers/configured-printers.js';
import type { Printer } from '../drivers/printer.js';
import { Documents, sha256 } from '../journal/documents.js';
import { Journal } from '../journal/journal.js';
import type { PrinterSetting } from '../settings/printer-setting.js';
import { toldPrinters } from '../settings/told-printers.js';
import { readSettings, writeSettings } from '../settings/worker-settings.js';
import { LaneKeeper } from './lane-keeper.js';
import { PrinterKeeper } from './printer-keeper.js';
import { PrinterWatch } from './printer-watch.js';

const log = pino({ level: 'silent' });
/** Nobody listens there. */
const nowhere = 'ipp://127.0.0.1:9/ipp/print';
const bytes = Buffer.from('Bonjour\n');

describe('PR-7 printers added and removed while the worker runs', () => {
  let data: string;
  let journal: Journal;
  let link: ServerLink;
  let lanes: LaneKeeper;
  let watch: PrinterWatch;
  let keeper: PrinterKeeper;
  let printers: readonly Printer[];
  const stop = { now: new AbortController() };

  beforeEach(() => {
    data = mkdtempSync(join(tmpdir(), 'picolo-keeper-'));
    stop.now = new AbortController();
  });
  afterEach(async () => {
    stop.now.abort();
    await lanes.ended();
    lanes.close();
    rmSync(data, { recursive: true });
  });

  const start = (lines: readonly PrinterSetting[] = []): void => {
    writeSettings(data, { serverUrl: 'http://127.0.0.1:9', workerId: 1, key: 'k', paper: null, printers: lines });
    const settings = readSettings(data);
    const told = toldPrinters({ command: 'run', data, ipp: [] }, settings);
    const end = (): void => undefined;
    const options = { data, settings, told, hold: () => undefined, softwareVersion: '0', end };
    journal = Journal.open(join(data, 'journal.sqlite'));
    link = new ServerLink(settings, log);
    ({ printers } = printersOf(told));
    watch = new PrinterWatch(printers, told.printers);
    lanes = new LaneKeeper(options, log, printers, journal, new Documents(join(data, 'documents')), link);
    keeper = new PrinterKeeper(options, log, link, watch, lanes);
    lanes.start(stop.now.signal, () => undefined);
  };
  const listed = (): readonly string[] => (readSettings(data).printers ?? []).map(({ uri }) => uri);
  const reported = (): readonly string[] => watch.printers.map(({ uri }) => uri);

  it('PR-7 what no printer can be made of is refused and not written down', async () => {
    start();
    expect(await keeper.add({ uri: 'ipp://x.1/ipp/print', driver: 'ipp' })).toEqual({
      done: false,
      because: 'address',
    });
    expect([listed(), reported()]).toEqual([[], []]);
  });

  it('PR-7 neither is one that a person wrote down meanwhile, when it cannot be made', async () => {
    const line = { driver: 'ipp', uri: 'ipps://127.0.0.1:9/ipp/print', ca: 'gone.pem' } as const;
    start();
    writeSettings(data, { ...readSettings(data), printers: [line] });
    expect(await keeper.add({ uri: line.uri, driver: 'ipp' })).toEqual({ done: false, because: 'address' });
    expect([listed(), reported()]).toEqual([[line.uri], []]);
  });

  it('PR-8 a line that is no printer any more is left out at the start, kept, and the others print', () => {
    const bad = { driver: 'ipp', uri: 'ipp://x.1/ipp/print' } as const;
    start([
      bad,
      { driver: 'ipp', uri: nowhere, ca: 'gone.pem' },
      { driver: 'ipp', uri: 'IPPS://h/ipp/print' },
      { driver: 'raw9100', uri: 'socket://127.0.0.1:9' },
    ]);
    expect(reported()).toEqual(['socket://127.0.0.1:9']);
    expect(listed()).toHaveLength(4);
  });

  it('PR-7 one address written in two ways is one printer: not added twice, and removed as a whole', async () => {
    const other = 'ipps://localhost:9/ipp/print/';
    start([{ driver: 'ipp', uri: nowhere }]);
    expect(await keeper.add({ uri: other, driver: 'ipp' })).toEqual({ done: true });
    expect([listed(), reported()]).toEqual([[nowhere], [nowhere]]);
    expect(await keeper.remove({ uri: other })).toEqual({ done: true });
    expect([listed(), reported()]).toEqual([[], []]);
  });

  it('PR-7 written down under both addresses by hand, both lines go', async () => {
    const other = 'ipp://localhost:9/ipp/print';
    start([
      { driver: 'ipp', uri: nowhere },
      { driver: 'ipp', uri: other },
    ]);
    expect(await keeper.remove({ uri: other })).toEqual({ done: true });
    expect([listed(), reported()]).toEqual([[], []]);
  });

  describe('with a line of its address that cannot be understood', () => {
    const wrong = { driver: 'ipp', uri: 'ipp://localhost:9/ipp/print', columns: 43 };
    const unclear = (): readonly unknown[] => readSettings(data).unclear ?? [];
    beforeEach(() => {
      start();
      writeSettings(data, { ...readSettings(data), unclear: [null, wrong] });
    });

    it('PR-7 added, the new line stands in its place; written down wrong again and removed, nothing stays', async () => {
      expect(await keeper.add({ uri: nowhere, driver: 'ipp' })).toEqual({ done: true });
      expect([listed(), unclear()]).toEqual([[nowhere], [null]]);
      writeSettings(data, { ...readSettings(data), unclear: [null, wrong] });
      expect(await keeper.add({ uri: nowhere, driver: 'ipp' })).toEqual({ done: true });
      expect([listed(), unclear()]).toEqual([[nowhere], [null]]);
      writeSettings(data, { ...readSettings(data), unclear: [null, wrong] });
      expect(await keeper.remove({ uri: nowhere })).toEqual({ done: true });
      expect([listed(), unclear(), reported()]).toEqual([[], [null], []]);
    });

    it('PR-7 removed without having been added, it goes', async () => {
      expect(await keeper.remove({ uri: nowhere })).toEqual({ done: true });
      expect(unclear()).toEqual([null]);
    });

    it('PR-7 that has jobs waits for them: not removed, and beside a printer added in other words it stays', async () => {
      vi.spyOn(lanes, 'isBusy').mockImplementation((uri) => uri === wrong.uri);
      expect(await keeper.remove({ uri: nowhere })).toEqual({ done: false, because: 'busy' });
      expect(await keeper.add({ uri: nowhere, driver: 'ipp' })).toEqual({ done: true });
      expect([listed(), unclear()]).toEqual([[nowhere], [null, wrong]]);
      expect(await keeper.remove({ uri: nowhere })).toEqual({ done: false, because: 'busy' });
    });

    it('PR-7 that has jobs is mended by a printer added in the same words', async () => {
      vi.spyOn(lanes, 'isBusy').mockImplementation((uri) => uri === wrong.uri);
      expect(await keeper.add({ uri: wrong.uri, driver: 'ipp' })).toEqual({ done: true });
      expect([listed(), unclear()]).toEqual([[wrong.uri], [null]]);
    });
  });

  it('PR-7 nothing of a printer that was removed is kept, once its lane has ended', async () => {
    start([{ driver: 'ipp', uri: nowhere }]);
    const [printer] = printers;
    if (printer === undefined) throw new Error('no printer');
    const closed = vi.spyOn(printer, 'close');
    await vi.waitFor(() => {
      expect(getEventListeners(stop.now.signal, 'abort')).not.toEqual([]);
    }, 60_000);
    await keeper.remove({ uri: nowhere });
    await lanes.ended();
    expect([closed.mock.calls.length, getEventListeners(stop.now.signal, 'abort')]).toEqual([1, []]);
  });

  it('PR-7 a printer more than the server hears of is refused', async () => {
    const full = Array.from({ length: 100 }, (_, at) => ({
      ...({ driver: 'raw9100', uri: `socket://192.0.2.1:${String(9_100 + at)}` } as const),
    }));
    start(full);
    expect(await keeper.add({ uri: nowhere, driver: 'ipp' })).toEqual({ done: false, because: 'failed' });
    expect([listed().length, reported().length]).toEqual([100, 100]);
  });

  it('PR-7 a line that a person wrote meanwhile counts, not the order; removed, nothing of it stays', async () => {
    start();
    const line = { driver: 'ipp', uri: nowhere, name: 'Bureau', sharedAs: 'office' } as const;
    writeSettings(data, { ...readSettings(data), printers: [line] });
    expect(await keeper.add({ uri: nowhere, driver: 'ipp', name: 'Autre' })).toEqual({ done: true });
    expect(watch.printers).toMatchObject([{ name: 'Bureau', sharedAs: 'office' }]);
    await keeper.remove({ uri: nowhere });
    await keeper.add({ uri: nowhere, driver: 'ipp', name: 'Autre' });
    expect(watch.printers).toMatchObject([{ name: 'Autre' }]);
    expect(watch.printers[0]).not.toHaveProperty('sharedAs');
  });

  it('PR-7 without a name and switched off, its name is no longer than the server takes', async () => {
    start();
    const long = `${nowhere}/${'x'.repeat(200)}`;
    await keeper.add({ uri: long, driver: 'ipp' });
    expect(watch.printers).toMatchObject([{ uri: long, name: long.slice(0, 120), state: 'offline' }]);
  });

  describe('while a job of it is fetched', () => {
    const offer = (): JobOffer => ({
      ...({ uuid: '00000000-0000-4000-8000-000000000001', attempt: 1, printerUri: nowhere, kind: 'text' } as const),
      ...({ title: 'Message', size: bytes.length, mediaType: 'text/plain; charset=utf-8' } as const),
      ...{ sha256: sha256(bytes), expiresAt: new Date(Date.now() + 3_600_000).toISOString() },
    });

    it('PR-7 its printer is not removed', async () => {
      start([{ driver: 'ipp', uri: nowhere }]);
      vi.spyOn(link, 'next').mockResolvedValueOnce(offer()).mockResolvedValue(null);
      const arrived = Promise.withResolvers<Uint8Array>();
      const chunk = vi.spyOn(link, 'chunk').mockReturnValue(arrived.promise);
      lanes.printersAre(() => true);
      await vi.waitFor(() => {
        expect(chunk).toHaveBeenCalled();
      }, 60_000);
      expect(await keeper.remove({ uri: nowhere })).toEqual({ done: false, because: 'busy' });
      expect(listed()).toEqual([nowhere]);
      arrived.resolve(bytes);
    });

    it('PR-7 offered after its printer was removed, it is not taken', async () => {
      start([{ driver: 'ipp', uri: nowhere }]);
      const offered = Promise.withResolvers<JobOffer>();
      const next = vi.spyOn(link, 'next').mockReturnValueOnce(offered.promise).mockResolvedValue(null);
      const chunk = vi.spyOn(link, 'chunk').mockResolvedValue(bytes);
      lanes.printersAre(() => true);
      await vi.waitFor(() => {
        expect(next).toHaveBeenCalled();
      }, 60_000);
      expect(await keeper.remove({ uri: nowhere })).toEqual({ done: true });
      offered.resolve(offer());
      await lanes.ended();
      expect(chunk).not.toHaveBeenCalled();
      expect(journal.get(offer().uuid)).toBeNull();
    });
  });
});
