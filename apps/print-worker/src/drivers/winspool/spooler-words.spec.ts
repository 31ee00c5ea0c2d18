import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { conditionOf, jobEvidence } from './spooler-words.js';

describe('the words of the Windows spooler', () => {
  it.each([
    [0, 'ready', []],
    [0x400, 'printing', []],
    [0x10, 'paper-out', ['media-empty']],
    [0x80, 'offline', ['offline']],
    [0x1, 'stopped', ['paused']],
    [0x400 | 0x10, 'paper-out', ['media-empty', 'printing']],
    [0x20000, 'ready', []],
  ])('PR-7 queue status %i is %s', (status, state, reasons) => {
    expect(conditionOf({ name: 'x', status, attributes: 0 })).toEqual({ state, reasons });
  });

  it('PR-7 set to work offline is offline', () => {
    expect(conditionOf({ name: 'x', status: 0, attributes: 0x400 }).state).toBe('offline');
  });

  it.each([
    [0x1, 'held'],
    [0x1 | 0x8, 'incoming'],
    [0x8, 'incoming'],
    [0x0, 'active'],
    [0x10, 'active'],
    [0x11, 'active'],
    [0x80, 'done'],
    [0x2080, 'done'],
    [0x1000, 'done'],
    [0x84, 'done'],
    [0x5, 'ended'],
  ])('PR-3 job status %i is evidence of %s', (status, kind) => {
    expect(jobEvidence({ id: 7, document: 'x', status }).kind).toBe(kind);
  });

  it('PR-3 deleted before it began is no paper; deleted while it printed may be', () => {
    expect(jobEvidence({ id: 7, document: 'x', status: 0x5 })).toMatchObject({ began: false });
    expect(jobEvidence({ id: 7, document: 'x', status: 0x14 })).toMatchObject({ began: true });
    expect(jobEvidence({ id: 7, document: 'x', status: 0x4 })).toMatchObject({ began: true });
  });

  const bits = Array.from({ length: 32 }, (_, bit) => 2 ** bit);
  const said = new Set([
    // Words of a queue that prints are said beside worse ones only.
    ...bits.flatMap((bit) => conditionOf({ name: 'x', status: bit | 0x10, attributes: 0 }).reasons),
    ...bits.flatMap((bit) => conditionOf({ name: 'x', status: 0, attributes: bit }).reasons),
    ...bits.flatMap((bit) => {
      const found = jobEvidence({ id: 7, document: 'x', status: bit });
      return 'reason' in found ? found.reason.split(' ') : [];
    }),
    // What the drivers say themselves; with a number behind the last two.
    ...['cannot-be-paused', 'prints-directly', 'not-in-the-queue', 'found-none', 'sumatrapdf-missing'],
    ...['document-not-written', 'sumatrapdf', 'winspool'],
  ]);

  it.each(['fr', 'en'])('PR-6 each has a sentence in the console (%s)', (language) => {
    const file = new URL(`../../../../console/public/i18n/${language}.json`, import.meta.url);
    const { printReason } = JSON.parse(readFileSync(file, 'utf8')) as { printReason: Record<string, string> };
    expect([...said].filter((word) => word !== '' && printReason[word] === undefined)).toEqual([]);
  });
});
