import { HttpErrorResponse } from '@angular/common/http';
import { ProblemError, offlineProblem, problemFrom } from '@picolo/client';

export { OFFLINE, ProblemError, type ProblemCode } from '@picolo/client';

/** What HttpClient throws, as the problem that the server told; no answer, or a stranger's, is `CLIENT.OFFLINE`. */
export function toProblem(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  if (error instanceof HttpErrorResponse && error.status >= 400) return problemFrom(error.status, error.error, error);
  return offlineProblem(error);
}
