import type { ErrorCode } from '@picolo/contracts';

/** Why the server does not want this worker, and what to do. */
export function refusalSentence(code: ErrorCode, serverUrl: string): string {
  const sentences: Partial<Record<ErrorCode, string>> = {
    'PRINTING.WORKER_REVOKED': `This worker's key was revoked on ${serverUrl}; enrol it again with a new code.`,
    'AUTH.FORBIDDEN': `${serverUrl} speaks another version of the print worker's protocol; update this worker.`,
  };
  return sentences[code] ?? `${serverUrl} does not know this worker; enrol it again with a new code.`;
}
