import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JobOffer } from '@picolo/contracts';
import { journalSteps } from './journal.schema.js';
import { Journal } from './journal.js';
import { followers, isOpen, jobStates } from './job-state.js';

const at = '2026-03-02T10:00:00.000Z';
const printerUri = 'folder:/paper';
const uuidOf = (index: number): string => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;

const offer = (index: number, change: Partial<JobOffer> = {}): JobOffer => ({
  uuid: uuidOf(index),
  attempt: 1,
  printerUri,
  kind: 'text',
  title: 'Message',
  mediaType: 'text/plain; charset=utf-8',
  size: 12,
  sha256: 'a'.repeat(64),
  expiresAt: '2026-03-03T10:00:00.000Z',
  ...change,
});

describe('journal', () => {
  let folder: string;
  let journal: Journal;
  const reopen = (): void => {
    journal.close();
    journal = Journal.open(join(folder, 'journal.sqlite'));
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'picolo-journal-'));
    journal = Journal.open(join(folder, 'journal.sqlite'));
  });
  afterEach(() => {
    journal.close();
    rmSync(folder, { recursive: true });
  });

  it('PR-3 keeps every fact of a job over a restart', () => {
    const received = journal.receive(offer(1), at);
    const preparing = journal.move(received, 'PREPARING', {}, at);
    journal.move(preparing, 'COMMITTING', { spoolId: '7', printerUpTime: 42, firstByteAt: at }, at);
    reopen();
    expect(journal.get(uuidOf(1))).toMatchObject({
      ...{ state: 'COMMITTING', spoolId: '7', printerUpTime: 42, firstByteAt: at, attempt: 1, accepted: false },
      ...{ size: 12, title: 'Message', printerUri, expiresAt: '2026-03-03T10:00:00.000Z' },
    });
  });

  it('PR-3 refuses every step that its table does not allow', () => {
    const job = journal.receive(offer(1), at);
    for (const to of jobStates.filter((state) => !followers.RECEIVED.includes(state))) {
      expect(() => journal.move(job, to, {}, at)).toThrow('is not followed by');
    }
    expect(journal.get(job.uuid)?.state).toBe('RECEIVED');
  });

  it('PR-3 ends stay ends, but for a job that was handed back unprinted', () => {
    for (const state of jobStates.filter((one) => !isOpen(one))) {
      expect(followers[state]).toEqual(state === 'RETURNED' ? ['RECEIVED'] : []);
    }
  });

  it('PR-3 a job is received once; handed back, it may be received again', () => {
    const job = journal.receive(offer(1), at);
    expect(() => journal.receive(offer(1, { attempt: 2 }), at)).toThrow();
    journal.move(job, 'RETURNED', {}, at);
    expect(journal.receive(offer(1, { attempt: 2 }), at)).toMatchObject({ state: 'RECEIVED', attempt: 2 });
  });

  it('PR-2 reports rise by one, say "printing" once, and wait for the accept', () => {
    let job = journal.receive(offer(1), at);
    job = journal.move(job, 'PREPARING', {}, at);
    job = journal.move(job, 'PREPARING', {}, at);
    job = journal.move(job, 'COMMITTING', {}, at);
    job = journal.move(job, 'PREPARING', { firstByteAt: null }, at);
    job = journal.move(job, 'COMMITTING', {}, at);
    job = journal.move(job, 'UNCERTAIN', { reason: 'printer-silent' }, at);
    expect(journal.openReports()).toEqual([]);
    journal.accept(job.uuid);
    const reports = journal.openReports();
    expect(reports.map(({ seq, status, reason }) => [seq, status, reason])).toEqual([
      [1, 'printing', null],
      [2, 'unconfirmed', 'printer-silent'],
    ]);
  });

  it('PR-3 a report is repeated over restarts until it is acknowledged', () => {
    const job = journal.accept(journal.receive(offer(1), at).uuid);
    journal.move(job, 'EXPIRED', {}, at);
    reopen();
    expect(journal.openReports()).toHaveLength(1);
    journal.acknowledge({ ...job, seq: 1 });
    reopen();
    expect(journal.openReports()).toEqual([]);
  });

  it('PR-3 a job delivered again tells everything again, with the new attempt', () => {
    let job = journal.accept(journal.receive(offer(1), at).uuid);
    job = journal.move(job, 'PREPARING', {}, at);
    job = journal.move(job, 'FAILED', { reason: 'format-not-supported' }, at);
    for (const report of journal.openReports()) journal.acknowledge(report);
    journal.redeliver(job.uuid, 3);
    expect(journal.openReports()).toEqual([]);
    journal.accept(job.uuid);
    expect(journal.openReports().map(({ attempt, seq, status }) => [attempt, seq, status])).toEqual([
      [3, 1, 'printing'],
      [3, 2, 'failed'],
    ]);
  });

  it('PR-6 open jobs of a printer come in the order of their arrival, ended ones not at all', () => {
    const first = journal.receive(offer(1), at);
    journal.receive(offer(2, { printerUri: 'ipp://elsewhere/' }), at);
    journal.receive(offer(3), at);
    journal.receive(offer(4), at);
    journal.move(first, 'EXPIRED', {}, at);
    expect(journal.unfinished(printerUri).map(({ uuid }) => uuid)).toEqual([uuidOf(3), uuidOf(4)]);
    expect(journal.orphans([printerUri]).map(({ uuid }) => uuid)).toEqual([uuidOf(2)]);
  });

  it('PR-3 a damaged document is told as a failure once the server knows the job', () => {
    const job = journal.receiveUnprintable(offer(1), 'document-damaged', at);
    expect(journal.unfinished(printerUri)).toHaveLength(1);
    journal.accept(job.uuid);
    expect(journal.unfinished(printerUri)).toEqual([]);
    expect(journal.openReports()).toMatchObject([{ status: 'failed', reason: 'document-damaged', seq: 1 }]);
  });

  it('PR-3 a journal of the first version is taken over, each begun job with the driver it was begun with', () => {
    journal.close();
    const file = join(folder, 'old.sqlite');
    const old = new DatabaseSync(file);
    old.exec(`${journalSteps[0] ?? ''} PRAGMA user_version = 1;`);
    const insert = old.prepare(
      `INSERT INTO jobs (uuid, attempt, printer_uri, kind, title, media_type, size, sha256, expires_at, state, received_at,
       updated_at) VALUES (?, 1, ?, 'text', 'x', 'text/plain; charset=utf-8', 1, 'a', ?, ?, ?, ?)`,
    );
    insert.run(uuidOf(1), printerUri, at, 'PREPARED', at, at);
    insert.run(uuidOf(2), 'ipp://printer/', at, 'SUBMITTED', at, at);
    insert.run(uuidOf(3), 'ipp://printer/', at, 'RECEIVED', at, at);
    old.close();
    journal = Journal.open(file);
    expect([1, 2, 3].map((index) => journal.get(uuidOf(index))?.driver)).toEqual(['folder', 'ipp', null]);
  });

  it('PR-3 two workers cannot use the same journal', () => {
    expect(() => Journal.open(join(folder, 'journal.sqlite'))).toThrow('Another print worker is running');
  });

  it('forgets only what ended long ago and was acknowledged', () => {
    const [ended, open, unheard] = [1, 2, 3].map((index) => journal.accept(journal.receive(offer(index), at).uuid));
    if (ended === undefined || open === undefined || unheard === undefined) throw new Error('three jobs');
    journal.move(ended, 'EXPIRED', {}, at);
    journal.move(unheard, 'EXPIRED', {}, at);
    journal.acknowledge({ ...ended, seq: 1 });
    journal.forget('2026-03-02T10:00:01.000Z');
    expect([ended, open, unheard].map(({ uuid }) => journal.get(uuid)?.state)).toEqual([
      undefined,
      'RECEIVED',
      'EXPIRED',
    ]);
  });
});
