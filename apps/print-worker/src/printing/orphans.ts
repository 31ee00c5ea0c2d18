import type { PrinterDriver } from '../drivers/driver.js';
import type { JobRow } from '../journal/job-row.js';
import type { Journal } from '../journal/journal.js';
import { JobBook } from './job-book.js';
import type { LaneContext } from './lane-context.js';
import { Patience } from './patience.js';

const reason = 'printer-removed';

/** A spooler may hold the document of such a job, for anybody to release. */
const mayBeHeld = ({ state, driver }: JobRow): boolean =>
  (state === 'PREPARING' || state === 'PREPARED') && (driver === 'cups' || driver === 'winspool');

/**
 * Open jobs of printers that are no longer configured. Nothing can be asked of the printer any more: what may have
 * reached it is for a person to decide, the rest has failed. Answers those that have to be withdrawn at a spooler first.
 */
export function settleOrphans(journal: Journal, printerUris: readonly string[], at: string): readonly JobRow[] {
  const orphans = journal.orphans(printerUris);
  for (const job of orphans) {
    if (!mayBeHeld(job)) settle(journal, job, at);
  }
  return orphans.filter(mayBeHeld);
}

/** Of one that cannot be withdrawn. */
export function settle(journal: Journal, job: JobRow, at: string): void {
  const mayBeOut = job.state === 'SUBMITTED' || job.state === 'COMMITTING';
  journal.move(job, mayBeOut ? 'UNCERTAIN' : 'FAILED', { reason }, at);
}

/**
 * Takes an orphan back that its spooler may hold: failed, once nobody can release it there any more. One that somebody
 * has released is for a person to decide; a spooler that does not answer is asked until the job is too late to print.
 */
export async function withdraw(orphan: JobRow, driver: PrinterDriver, context: LaneContext): Promise<void> {
  const book = new JobBook(context);
  const patience = new Patience(context.stop);
  do {
    const isBack = await driver.cancel(orphan);
    const found = isBack ? null : await driver.find(orphan);
    const isOut = found?.kind === 'active' || found?.kind === 'done' || (found?.kind === 'ended' && found.began);
    if (!isBack && !isOut && !book.isLate(orphan)) continue;
    book.close(book.move(orphan, isOut ? 'UNCERTAIN' : 'FAILED', { reason }));
    return;
  } while (await patience.pause());
}
