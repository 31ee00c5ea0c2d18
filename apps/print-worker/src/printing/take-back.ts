import type { Recall } from '@picolo/contracts';
import type { LaneContext } from './lane-context.js';

/**
 * Gives a job back that the server wants, unless it was begun: the journal decides in one step, and what is RETURNED there
 * can begin no more. Nothing comes out of a job that this answers true for.
 */
export function takeBack({ uuid, attempt }: Recall, context: LaneContext): boolean {
  const { journal, documents, source, clock, hold, log, reported } = context;
  const job = journal.get(uuid);
  if (job?.state !== 'RECEIVED' || job.attempt !== attempt || !job.accepted) return false;
  journal.move(job, 'RETURNED', { reason: 'recalled' }, clock.iso());
  log.info({ uuid, state: 'RETURNED' }, 'job');
  hold('RETURNED', uuid);
  documents.remove(uuid);
  source.over(uuid);
  reported();
  return true;
}
