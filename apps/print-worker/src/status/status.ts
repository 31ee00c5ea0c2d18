import { join } from 'node:path';
import { connectionFact, type ConnectionNote } from '../connection/connection-diary.js';
import { refusalSentence } from '../connection/refusal-sentence.js';
import { glanceAtJournal, type JournalGlance } from '../journal/journal-glance.js';
import type { JobRow } from '../journal/job-row.js';
import type { JobState } from '../journal/job-state.js';
import { PlainError } from '../plain-error.js';
import { findSettings } from '../settings/worker-settings.js';

const lastJobs = 20;

const words: Readonly<Record<JobState, string>> = {
  RECEIVED: 'waiting',
  PREPARING: 'printing',
  PREPARED: 'printing',
  COMMITTING: 'printing',
  SUBMITTED: 'at the printer',
  CONFIRMED: 'printed',
  UNCERTAIN: 'unconfirmed',
  FAILED: 'failed',
  EXPIRED: 'expired',
  CANCELLED: 'cancelled',
  RETURNED: 'taken back',
};
const wordWidth = Math.max(...Object.values(words).map((word) => word.length));

export interface Status {
  /** A worker runs and is connected. */
  readonly isConnected: boolean;
  readonly lines: readonly string[];
}

/** How the worker of that folder stands and what it printed last, from its journal alone (PR-8). Throws PlainError. */
export function statusOf(data: string): Status {
  const serverUrl = findSettings(data)?.serverUrl ?? 'the server';
  const glance = lookInto(join(data, 'journal.sqlite'));
  if (glance === null) throw new PlainError(`No worker has run with ${data} yet.`);
  const connection = JSON.parse(glance.fact(connectionFact) ?? 'null') as ConnectionNote | null;
  const { openReports, jobs, isRunning } = glance;
  const waiting = openReports === 0 ? [] : [`Reports that the server does not have yet: ${openReports}.`];
  return {
    isConnected: isRunning && connection?.state === 'connected',
    lines: [
      isRunning ? running(connection, serverUrl) : ended(connection, serverUrl),
      ...waiting,
      ...(jobs.length === 0 ? ['No jobs yet.'] : jobs.map(jobLine)),
    ],
  };
}

function lookInto(file: string): JournalGlance | null {
  try {
    return glanceAtJournal(file, lastJobs);
  } catch (error) {
    throw new PlainError(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function running(connection: ConnectionNote | null, serverUrl: string): string {
  if (connection?.state === 'connected') return `Running, connected to ${serverUrl} since ${connection.at}.`;
  const { code, at } = connection ?? { code: null, at: null };
  if (code !== null) return `Running, not connected. ${refusalSentence(code, serverUrl)}`;
  return `Running, not connected to ${serverUrl}${at === null ? '' : ` since ${at}`}; it tries again and again.`;
}

function ended(connection: ConnectionNote | null, serverUrl: string): string {
  if (connection === null) return 'Not running.';
  if (connection.code !== null) return `Not running. ${refusalSentence(connection.code, serverUrl)}`;
  if (connection.state === 'stopped') return `Not running, stopped at ${connection.at}.`;
  return `Not running; it ended without a word some time after ${connection.at}.`;
}

/** Titles come from outside: nothing in one may be a command to the terminal. */
function jobLine({ updatedAt, state, title, printerUri, reason }: JobRow): string {
  const why = reason === null ? '' : ` (${reason})`;
  return `${updatedAt}  ${words[state].padEnd(wordWidth)}  ${title}  ${printerUri}${why}`.replaceAll(
    /\p{Cc}/gu,
    '\uFFFD',
  );
}
