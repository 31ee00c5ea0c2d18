import { hostname } from 'node:os';
import { describe, expect, it, vi } from 'vitest';
import { ThreadSpooler } from '../drivers/winspool/thread-spooler.js';
import { PaperSpooler } from '../drivers/winspool/testing.js';
import type { Candidate } from './candidate.js';
import { cupsServer } from './cups-queues.js';
import { findPrinters, searchesHere } from './find-printers.js';
import { printerLines } from './printer-lines.js';
import { windowsQueues } from './windows-queues.js';

const aCandidate = (uri: string, changes: Partial<Candidate> = {}): Candidate => ({
  ...{ uri, driver: 'ipp', name: uri, model: null, place: null, aliases: [] },
  ...changes,
});

describe('PR-7 finding printers', () => {
  it('PR-7 what several searches find is one printer, the first search knows it best; used ones are marked', async () => {
    const cups = aCandidate('ipp://localhost/printers/office', { driver: 'cups', name: 'Bureau' });
    const announced = [
      aCandidate('ipp://pc.local/printers/office', { aliases: ['ipp://127.0.0.1:631/printers/office/'], name: 'B' }),
      aCandidate('ipps://hp.local/ipp/print', { aliases: ['ipps://192.0.2.77/ipp/print'], name: 'Accueil' }),
      aCandidate('socket://192.0.2.78', { driver: 'raw9100', name: 'Caisse' }),
    ];
    const used = ['ipp://192.0.2.77:631/ipp/print', 'socket://192.0.2.78:9100'];
    const found = await findPrinters(used, [() => Promise.resolve([cups]), () => Promise.resolve(announced)]);
    expect(found.map(({ name, driver, used: isUsed }) => [name, driver, isUsed])).toEqual([
      ['Accueil', 'ipp', true],
      ['Bureau', 'cups', false],
      ['Caisse', 'raw9100', true],
    ]);
    expect(found[0]).not.toHaveProperty('aliases');
  });

  it('PR-7 a search that fails or never ends is left out, and the others count', async () => {
    const searches = [
      () => Promise.reject(new Error('no CUPS here')),
      () => new Promise<never>(() => undefined),
      () => Promise.resolve([aCandidate('ipp://a/ipp/print'), aCandidate(`ipp://b/${'x'.repeat(600)}`)]),
    ];
    expect((await findPrinters([], searches, 20)).map(({ uri }) => uri)).toEqual(['ipp://a/ipp/print']);
  });

  it('PR-9 a raw port of this machine, or of a service, is no printer, whoever announces it', async () => {
    const raw = (uri: string, aliases: readonly string[] = []) => aCandidate(uri, { driver: 'raw9100', aliases });
    const announced = [
      raw('socket://127.0.0.1:6379'),
      raw('socket://pc.lan', ['socket://[::1]']),
      raw(`socket://${hostname()}:6379`),
      raw('socket://192.0.2.77:25'),
      raw('socket://192.0.2.77'),
    ];
    expect((await findPrinters([], [() => Promise.resolve(announced)])).map(({ uri }) => uri)).toEqual([
      'socket://192.0.2.77',
    ]);
  });

  it('PR-9 names of any length and with anything in them are shown short and on one line', async () => {
    const odd = [
      aCandidate('winspool:long', { driver: 'winspool', name: `A\n${'x'.repeat(300)}`, model: ' ', place: '\u0000' }),
      aCandidate('winspool:none', { driver: 'winspool', name: '\u0007' }),
    ];
    expect(await findPrinters([], [() => Promise.resolve(odd)])).toMatchObject([
      { name: `A ${'x'.repeat(98)}`, model: null, place: null },
      { name: 'winspool:none' },
    ]);
  });

  it('PR-7 the queues of Windows are found by their names', async () => {
    const found = await findPrinters(['winspool:Caisse'], [() => windowsQueues(new PaperSpooler('Caisse'))]);
    expect(found).toMatchObject([{ uri: 'winspool:Caisse', driver: 'winspool', name: 'Caisse', used: true }]);
  });

  it('PR-7 every search asks the same spooler of Windows, whose thread is kept', async () => {
    const asked = vi.spyOn(ThreadSpooler.prototype, 'queues').mockResolvedValue([]);
    for (const [search] of [searchesHere('win32'), searchesHere('win32')]) await search?.();
    const [first, second] = asked.mock.contexts;
    asked.mockRestore();
    expect([first instanceof ThreadSpooler, first === second]).toEqual([true, true]);
  });

  it.each([
    [undefined, 'localhost'],
    ['', 'localhost'],
    ['/run/cups/cups.sock', 'localhost'],
    ['localhost:631', 'localhost'],
    ['print.lan:8631', 'print.lan:8631'],
    ['[fd00::1]:8631/version=1.1', '[fd00::1]:8631'],
    ['a b; touch x', 'localhost'],
  ])('PR-7 CUPS_SERVER %s means %s', (told, server) => {
    expect(cupsServer(told)).toBe(server);
  });

  it('PR-7 a terminal shows each with its line for worker.json', () => {
    const printer = {
      ...({ uri: 'ipp://h/ipp/print', driver: 'ipp', name: 'Accueil', place: null } as const),
      used: false,
    };
    expect(
      printerLines([
        { ...printer, model: 'HP' },
        { ...printer, model: null, used: true },
      ]),
    ).toEqual([
      'Accueil, HP (IPP)',
      '  {"driver":"ipp","uri":"ipp://h/ipp/print","name":"Accueil"}',
      'Accueil (IPP): set up already',
    ]);
    expect(printerLines([])).toHaveLength(1);
  });
});
