import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { toJobRow, type JobRow } from './job-row.js';

/** What the journal held a moment ago. */
export interface JournalGlance {
  /** A worker has it open now. */
  readonly isRunning: boolean;
  /** The last ones to change, the youngest first. */
  readonly jobs: readonly JobRow[];
  /** Reports that the server has not acknowledged. */
  readonly openReports: number;
  fact(name: string): string | null;
}

const headerBytes = 32;
const tries = 20;

/**
 * Looks into a journal without holding it up, while a worker runs with it or not. The worker keeps the file to itself, so
 * a copy is read. Null: there is none. Throws what the file system throws.
 */
export function glanceAtJournal(file: string, count: number): JournalGlance | null {
  if (!existsSync(file)) return null;
  const folder = mkdtempSync(join(tmpdir(), 'picolo-status-'));
  try {
    const copy = join(folder, 'journal.sqlite');
    copyTogether(file, copy);
    return { ...read(copy, count), isRunning: isHeld(file) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * The file first, its write-ahead log second: whatever was moved from the log into the file meanwhile is in the log too,
 * as long as the log was not begun anew in between, which shows in its header.
 */
function copyTogether(file: string, copy: string): void {
  for (let left = tries; left > 0; left -= 1) {
    const before = logHeader(file);
    copyFileSync(file, copy);
    rmSync(`${copy}-wal`, { force: true });
    if (existsSync(`${file}-wal`)) copyFileSync(`${file}-wal`, `${copy}-wal`);
    if (before === logHeader(file)) return;
  }
  throw new Error(`${file} changes all the time`);
}

function logHeader(file: string): string {
  const log = `${file}-wal`;
  return existsSync(log) ? readFileSync(log).subarray(0, headerBytes).toString('hex') : '';
}

function read(file: string, count: number): Omit<JournalGlance, 'isRunning'> {
  const db = new DatabaseSync(file);
  try {
    const jobs = db.prepare('SELECT * FROM jobs ORDER BY updated_at DESC, rowid DESC LIMIT ?').all(count);
    const open = db.prepare('SELECT count(*) AS open FROM reports WHERE acknowledged = 0').get();
    const facts = new Map(
      db
        .prepare('SELECT name, value FROM facts')
        .all()
        .map((row) => [String(row['name']), String(row['value'])]),
    );
    return { jobs: jobs.map(toJobRow), openReports: Number(open?.['open']), fact: (name) => facts.get(name) ?? null };
  } finally {
    db.close();
  }
}

function isHeld(file: string): boolean {
  const db = new DatabaseSync(file, { readOnly: true });
  try {
    db.prepare('SELECT 1 FROM facts').get();
    return false;
  } catch (error) {
    return error instanceof Error && error.message.includes('locked');
  } finally {
    db.close();
  }
}
