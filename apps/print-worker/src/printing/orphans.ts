import type { Journal } from '../journal/journal.js';

/**
 * Open jobs of printers that are no longer configured. Nothing can be asked of the printer any more: what may have
 * reached it is for a person to decide, the rest has failed.
 */
export function settleOrphans(journal: Journal, printerUris: readonly string[], at: string): void {
  for (const job of journal.orphans(printerUris)) {
    const mayBeOut = job.state === 'SUBMITTED' || job.state === 'COMMITTING';
    journal.move(job, mayBeOut ? 'UNCERTAIN' : 'FAILED', { reason: 'printer-removed' }, at);
  }
}
