import { OFFLINE, ProblemError } from '@picolo/web';

/** What a call threw, as the problem that a screen shows. Anything unexpected reads like no answer. */
export function toProblem(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  const facts = { code: OFFLINE, status: 0, title: '', detail: '', traceId: '', fields: [], meta: {} } as const;
  return new ProblemError(facts, { cause: error });
}
