import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { maxWorkerPrinters } from '@picolo/contracts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { printersOf } from '../drivers/configured-printers.js';
import { addressesTold, toldPrinters, type ToldPrinters } from './told-printers.js';
import { readSettings, writeSettings } from './worker-settings.js';

const own = { serverUrl: 'http://127.0.0.1:9', workerId: 1, key: 'k', paper: null };
const good = { driver: 'raw9100', uri: 'socket://192.168.1.50' };
const other = { driver: 'ipp', uri: 'ipp://printer.local/ipp/print', name: 'Bureau' };

describe('PR-7 worker.json', () => {
  let data: string;
  beforeEach(() => {
    data = mkdtempSync(join(tmpdir(), 'picolo-settings-'));
  });
  afterEach(() => {
    rmSync(data, { recursive: true });
  });
  const file = (): string => join(data, 'worker.json');
  const told = (printers: readonly unknown[], ipp: readonly string[] = []): ToldPrinters => {
    writeFileSync(file(), JSON.stringify({ ...own, printers }));
    return toldPrinters({ command: 'run', data, ipp }, readSettings(data));
  };

  it.each<[string, unknown, string]>([
    ['null', null, 'it is no printer'],
    ['"ipp://printer.local/"', 'ipp://printer.local/', 'it is no printer'],
    ['ipp://printer.local/ipp/print', { ...other, driver: 'lpt' }, '"driver"'],
    ['{"driver":"ipp"}', { driver: 'ipp' }, '"uri"'],
    ['{"driver":"ipp","uri":""}', { driver: 'ipp', uri: '' }, '"uri"'],
    ['ipp://xxx', { driver: 'ipp', uri: `ipp://${'x'.repeat(500)}/` }, '"uri"'],
    ['ipp://printer.local/ipp/print', { ...other, name: 7, sharedAs: '' }, '"name", "sharedAs"'],
    ['ipp://printer.local/ipp/print', { ...other, name: '' }, '"name"'],
    ['ipp://printer.local/ipp/print', { ...other, columns: 43 }, '"columns"'],
    ['ipp://printer.local/', { ...other, silent: 'yes', ca: '', fingerprint: 'a' }, '"silent", "ca", "fingerprint"'],
  ])('PR-7 the line %s is left out and told, and the others print', (named, line, what) => {
    const { printers, wrong } = printersOf(told([line, good]));
    expect(printers.map(({ uri }) => uri)).toEqual([good.uri]);
    expect(wrong).toHaveLength(1);
    expect(wrong[0]).toMatch(/ of worker\.json is left out: /u);
    expect(wrong[0]?.startsWith(named)).toBe(true);
    expect(wrong[0]).toContain(what);
    expect(wrong[0]?.length).toBeLessThan(400);
  });

  it('PR-7 what is left out stays in the file when the worker writes it, and its jobs wait', () => {
    const bad = { ...other, columns: 43 };
    const all = told([null, bad, good]);
    expect(addressesTold(all)).toEqual([good.uri, bad.uri]);
    const settings = readSettings(data);
    writeSettings(data, {
      ...settings,
      printers: [...(settings.printers ?? []), { driver: 'cups', uri: 'ipp://h/q' }],
    });
    const written = JSON.parse(readFileSync(file(), 'utf8')) as Record<string, unknown>;
    expect(written).toEqual({ ...own, printers: [good, { driver: 'cups', uri: 'ipp://h/q' }, null, bad] });
    expect(printersOf(toldPrinters({ command: 'run', data, ipp: [] }, readSettings(data))).wrong).toHaveLength(2);
  });

  it('PR-7 of more printers than the server hears of the first ones work, and the rest is told', () => {
    const lines = Array.from({ length: maxWorkerPrinters + 1 }, (_, index) => ({
      ...{ driver: 'raw9100', uri: `socket://printer-${String(index)}.lan` },
    }));
    const bad = { driver: 'ipp', uri: 'ipp://x.1/ipp/print' };
    const { printers, wrong } = printersOf(told([bad, ...lines], ['ipp://last.lan/ipp/print']));
    expect(printers.map(({ uri }) => uri)).toEqual(lines.slice(0, maxWorkerPrinters).map(({ uri }) => uri));
    expect(wrong).toEqual([
      expect.stringContaining('ipp://x.1/ipp/print of worker.json is left out: '),
      'socket://printer-100.lan is left out: a worker has 100 printers at most.',
      'ipp://last.lan/ipp/print is left out: a worker has 100 printers at most.',
    ]);
  });

  it('PR-7 of one printer in two spellings the first that can be printed on does, the others are told, their jobs wait', () => {
    const again = { ...good, uri: 'socket://192.168.1.50:9100', name: 'Caisse' };
    const unbuilt = { ...other, uri: 'ipps://PRINTER.local:631/ipp/print', ca: 'gone.pem' };
    const queues = ['lp:office', 'lp:Office'].map((uri) => ({ driver: 'node-printer', uri }));
    const all = told([good, again, unbuilt, other, ...queues], ['ipps://printer.local:631/ipp/print/']);
    const { printers, wrong } = printersOf(all);
    expect(printers.map(({ uri }) => uri)).toEqual([good.uri, other.uri, 'lp:office', 'lp:Office']);
    expect(wrong).toEqual([
      'socket://192.168.1.50:9100 is left out: it is the same printer as socket://192.168.1.50.',
      expect.stringContaining('gone.pem'),
      'ipps://printer.local:631/ipp/print/ is left out: it is the same printer as ipp://printer.local/ipp/print.',
    ]);
    expect(addressesTold(all)).toContain(again.uri);
  });

  it.each(['{', 'null', '{"serverUrl":"http://h"}', JSON.stringify({ ...own, printers: 'x' })])(
    'PR-7 %s is still damaged as a whole',
    (text) => {
      writeFileSync(file(), text);
      expect(() => readSettings(data)).toThrow('is damaged');
    },
  );
});
