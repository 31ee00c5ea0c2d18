import { hostname } from 'node:os';
import { enrolWorker, type EnrolledView } from '@picolo/contracts';
import type { Flags } from './command-line.js';
import { PlainError } from './plain-error.js';
import { findSettings, serverOrigin, writeSettings } from './settings/worker-settings.js';

const answerMs = 15_000;

/** Turns a one-time code into this worker's own key, kept in worker.json. The only HTTP call that a worker makes. */
export async function enroll(flags: Flags): Promise<string> {
  if (flags.server === undefined || flags.code === undefined) {
    throw new PlainError('enroll needs --server URL and --code CODE; the console makes codes under Printing.', 2);
  }
  const serverUrl = serverOrigin(flags.server);
  const { workerId, key } = await redeem(serverUrl, { code: flags.code.trim(), name: flags.name ?? hostname() });
  // The printers set by hand stay; a worker of the same folder keeps its journal too.
  const { paper, printers, unclear } = findSettings(flags.data) ?? {};
  writeSettings(flags.data, { serverUrl, workerId, key, paper, printers, unclear });
  return `Enrolled on ${serverUrl} as worker ${workerId}.`;
}

async function redeem(serverUrl: string, input: { code: string; name: string }): Promise<EnrolledView> {
  let response: Response;
  try {
    response = await fetch(new URL(enrolWorker.path, serverUrl), {
      method: enrolWorker.method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(input),
      signal: AbortSignal.timeout(answerMs),
    });
  } catch {
    throw new PlainError(`${serverUrl} cannot be reached; check the address and that the server runs.`);
  }
  const answer: unknown = await response.json().catch(() => null);
  if (response.status === 201 && isEnrolled(answer)) return answer;
  if (response.status === 403)
    throw new PlainError('This code is wrong, was used already or is too old; make a new one.');
  throw new PlainError(`${serverUrl} did not enrol this worker (${response.status}${titleOf(answer)}).`);
}

const isEnrolled = (answer: unknown): answer is EnrolledView =>
  typeof answer === 'object' &&
  answer !== null &&
  'workerId' in answer &&
  typeof answer.workerId === 'number' &&
  'key' in answer &&
  typeof answer.key === 'string';

const titleOf = (answer: unknown): string =>
  typeof answer === 'object' && answer !== null && 'title' in answer && typeof answer.title === 'string'
    ? `: ${answer.title}`
    : '';
