import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FolderDriver } from '../drivers/folder.driver.js';
import type { Evidence } from '../drivers/driver.js';
import { Documents, sha256 } from '../journal/documents.js';
import type { JobRow } from '../journal/job-row.js';
import { Journal } from '../journal/journal.js';
import type { JobState } from '../journal/job-state.js';
import { JobClock } from './job-clock.js';
import type { LaneContext } from './lane-context.js';
import { settleOrphans, withdraw } from './orphans.js';

const uuid = '00000000-0000-4000-8000-000000000001';
const bytes = Buffer.from('Bonjour\n');
const at = (): string => new Date().toISOString();

describe('jobs of printers that are not there any more', () => {
  let dir: string;
  let context: LaneContext;
  let driver: FolderDriver;

  beforeEach(async () => {
    dir = mkdtempSync(join(tmpdir(), 'picolo-orphans-'));
    mkdirSync(join(dir, 'paper'));
    driver = new FolderDriver(join(dir, 'paper'));
    const never = (): Promise<never> => Promise.reject(new Error('not asked'));
    context = {
      journal: Journal.open(join(dir, 'journal.sqlite')),
      documents: new Documents(join(dir, 'documents')),
      source: { next: never, chunk: never, accept: never, isSurelyOurs: () => true, over: () => undefined },
      clock: new JobClock(0),
      hold: () => undefined,
      log: pino({ level: 'silent' }),
      stop: new AbortController().signal,
      reported: () => undefined,
    };
    await context.documents.keep(uuid, bytes);
  });
  afterEach(() => {
    context.journal.close();
    rmSync(dir, { recursive: true });
  });

  const orphan = (state: JobState, kind: 'cups' | 'ipp' | 'winspool', lifeMs = 3_600_000): JobRow => {
    const { journal } = context;
    const offer = {
      ...({ uuid, attempt: 1, printerUri: 'ipp://h/printers/gone', kind: 'text', title: 'Message' } as const),
      ...({ size: bytes.length, mediaType: 'text/plain; charset=utf-8', sha256: sha256(bytes) } as const),
      expiresAt: new Date(Date.now() + lifeMs).toISOString(),
    };
    journal.receive(offer, at());
    let job = journal.move(journal.accept(uuid), 'PREPARING', { driver: kind }, at());
    if (state === 'PREPARED') job = journal.move(job, 'PREPARED', {}, at());
    if (state === 'COMMITTING') job = journal.move(job, 'COMMITTING', {}, at());
    return job;
  };
  const spoolerSays = (isBack: boolean, found: Evidence): void => {
    vi.spyOn(driver, 'cancel').mockResolvedValue(isBack);
    vi.spyOn(driver, 'find').mockResolvedValue(found);
  };
  const ended = () => {
    const { state, reason } = context.journal.get(uuid) ?? {};
    return [state, reason, readdirSync(join(dir, 'documents')).length];
  };

  it.each([
    ['PREPARING', 'cups', 1, 'PREPARING'],
    ['PREPARED', 'cups', 1, 'PREPARED'],
    ['PREPARED', 'winspool', 1, 'PREPARED'],
    ['COMMITTING', 'cups', 0, 'UNCERTAIN'],
    ['PREPARING', 'ipp', 0, 'FAILED'],
  ] as const)('PR-7 %s by %s: %d to withdraw at a spooler, else it is over', (state, kind, count, after) => {
    orphan(state, kind);
    expect(settleOrphans(context.journal, [], at())).toHaveLength(count);
    expect(context.journal.get(uuid)?.state).toBe(after);
  });

  it('PR-7 what a spooler holds is cancelled there before it counts as failed', async () => {
    const job = orphan('PREPARED', 'cups');
    spoolerSays(true, { kind: 'none', reason: '' });
    await withdraw(job, driver, context);
    expect(ended()).toEqual(['FAILED', 'printer-removed', 0]);
  });

  it('PR-7 what somebody released there meanwhile is for a person to decide', async () => {
    const job = orphan('PREPARED', 'cups');
    spoolerSays(false, { kind: 'active', spoolId: '7', reason: '' });
    await withdraw(job, driver, context);
    expect(ended()).toEqual(['UNCERTAIN', 'printer-removed', 0]);
  });

  it('PR-7 a spooler that does not answer is asked again, until the job is too late to print', async () => {
    const job = orphan('PREPARED', 'cups');
    spoolerSays(false, { kind: 'unreachable', reason: 'printer-silent' });
    vi.spyOn(driver, 'cancel').mockResolvedValueOnce(false).mockResolvedValueOnce(false).mockResolvedValueOnce(true);
    await withdraw(job, driver, context);
    expect(ended()).toEqual(['FAILED', 'printer-removed', 0]);
  });

  it('PR-7 too late to print, it is given up', async () => {
    const job = orphan('PREPARED', 'cups', -1);
    spoolerSays(false, { kind: 'unreachable', reason: 'printer-silent' });
    await withdraw(job, driver, context);
    expect(ended()).toEqual(['FAILED', 'printer-removed', 0]);
  });
});
