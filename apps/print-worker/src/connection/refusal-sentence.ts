import type { ErrorCode } from '@picolo/contracts';

/** Why the server does not want this worker, and what to do. */
export function refusalSentence(code: ErrorCode, serverUrl: string): string {
  const sentences: Partial<Record<ErrorCode, string>> = {
    'PRINTING.WORKER_REVOKED': `This worker's key was revoked on ${serverUrl}; enrol it again with a new code.`,
    'AUTH.FORBIDDEN': `${serverUrl} does not understand this worker; update it.`,
    'PRINTING.WORKER_OUTDATED': `This worker is older than ${serverUrl}; update it. Its jobs wait.`,
    'PRINTING.SERVER_OUTDATED': `This worker is newer than ${serverUrl}; update the server. Its jobs wait.`,
  };
  return sentences[code] ?? `${serverUrl} does not know this worker; enrol it again with a new code.`;
}
