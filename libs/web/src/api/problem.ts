import { HttpErrorResponse } from '@angular/common/http';
import { ProblemError, offlineProblem, problemFrom } from '@picolo/client';

export { OFFLINE, ProblemError, type ProblemCode } from '@picolo/client';

/** What HttpClient throws, as the problem that the server told; no answer, or a stranger's, is `CLIENT.OFFLINE`. */
export function toProblem(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  if (!(error instanceof HttpErrorResponse) || error.status < 400) return offlineProblem(error);
  return problemFrom(error.status, bodyOf(error.error), error);
}

/** A refused file call has its problem in the bytes. */
function bodyOf(body: unknown): unknown {
  if (!(body instanceof ArrayBuffer)) return body;
  try {
    return JSON.parse(new TextDecoder().decode(body)) as unknown;
  } catch {
    return undefined;
  }
}
