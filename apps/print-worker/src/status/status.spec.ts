import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ConnectionDiary } from '../connection/connection-diary.js';
import { Journal } from '../journal/journal.js';
import { writeSettings } from '../settings/worker-settings.js';
import { statusOf } from './status.js';

const serverUrl = 'https://picolo.example';
const uuidOf = (index: number): string => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
const timeOf = (index: number): string => new Date(Date.UTC(2026, 2, 2, 10, 0, index)).toISOString();

describe('status', () => {
  let folder: string;
  let journal: Journal;
  let diary: ConnectionDiary;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'picolo-state-'));
    writeSettings(folder, { serverUrl, workerId: 1, key: 'k' });
    journal = Journal.open(join(folder, 'journal.sqlite'));
    diary = new ConnectionDiary(pino({ level: 'silent' }), journal);
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  function receive(index: number, title = `Ticket ${index}`): void {
    journal.receive(
      {
        ...{ uuid: uuidOf(index), attempt: 1, printerUri: 'folder:/paper', kind: 'text', title, size: 1 },
        ...{ mediaType: 'text/plain; charset=utf-8', sha256: 'a'.repeat(64), expiresAt: timeOf(0) },
      },
      timeOf(index),
    );
  }

  it('PR-8 shows the last 20 jobs, the youngest first, of a worker that stopped', () => {
    for (let index = 1; index <= 25; index += 1) receive(index);
    const job = journal.get(uuidOf(7));
    if (job === null) throw new Error('not in the journal');
    journal.move(job, 'FAILED', { reason: 'damaged' }, timeOf(40));
    diary.note('connected');
    diary.stop();
    journal.close();
    const { isConnected, lines } = statusOf(folder);
    expect(isConnected).toBe(false);
    expect(lines[0]).toMatch(/^Not running, stopped at \d{4}-/);
    expect(lines[1]).toBe('Reports that the server does not have yet: 1.');
    expect(lines).toHaveLength(22);
    expect(lines[2]).toBe(`${timeOf(40)}  failed          Ticket 7  folder:/paper (damaged)`);
    expect(lines[3]).toBe(`${timeOf(25)}  waiting         Ticket 25  folder:/paper`);
  });

  it.each([
    ['connected', null, /^Running, connected to https:\/\/picolo\.example since \d{4}-/],
    ['cut', null, /^Running, not connected to https:\/\/picolo\.example since .*; it tries again and again\.$/],
    ['outdated', 'PRINTING.WORKER_OUTDATED', /^Running, not connected\. This worker is older than .*update it/],
  ] as const)('PR-8 a worker that runs and is %s', (state, code, sentence) => {
    diary.note('connecting');
    diary.note(state, code);
    expect(statusOf(folder)).toEqual({
      isConnected: state === 'connected',
      lines: [expect.stringMatching(sentence), 'No jobs yet.'],
    });
    journal.close();
  });

  it.each([
    ['connected', null, /^Not running; it ended without a word some time after \d{4}-/],
    ['refused', 'PRINTING.WORKER_REVOKED', /^Not running\. This worker's key was revoked on /],
  ] as const)('PR-8 a worker that ended when it was %s', (state, code, sentence) => {
    diary.note(state, code);
    if (code !== null) diary.stop();
    journal.close();
    expect(statusOf(folder).lines[0]).toMatch(sentence);
  });

  it('PR-8 reads what was written last, beyond the size at which SQLite empties its log, while the worker goes on writing', () => {
    for (let index = 1; index <= 300; index += 1) {
      receive(index);
      if (index % 20 === 0) expect(statusOf(folder).lines[1]).toContain(`Ticket ${index}`);
    }
    journal.close();
    expect(readdirSync(folder).toSorted()).toEqual(['journal.sqlite', 'worker.json']);
  });

  it('SE-3 nothing in a title is a command to the terminal', () => {
    receive(1, '\u001b[2JTicket\n\u009b1m');
    expect(statusOf(folder).lines.slice(1)).toEqual([expect.stringContaining('\uFFFD[2JTicket\uFFFD\uFFFD1m')]);
    journal.close();
  });

  it('PR-8 a folder that no worker ran with', () => {
    journal.close();
    expect(() => statusOf(join(folder, 'none'))).toThrow('No worker has run with');
  });
});
