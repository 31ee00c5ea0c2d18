import { api } from './http.ts';

/** Runs `count` pieces of work, at most `width` at once. */
export async function inParallel(width: number, count: number, work: (index: number) => Promise<void>): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < count) {
      const index = next;
      next += 1;
      await work(index);
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, count) }, lane));
}

export interface Insistence {
  body: object;
  /** Idempotency-Key. */
  key?: string;
  /** Codes that mean: an answer got lost, the work was done. */
  done?: readonly string[];
}

/** Tries before giving up; with the pause between two this is well over any restart. */
const tries = 400;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Posts until it is done, as a program does that meets a lost connection or a 503: on any of the addresses, again with
 * the same key. Any other refusal is an error.
 */
export async function insist<T>(
  urls: readonly string[],
  token: string,
  path: string,
  { body, key, done = [] }: Insistence,
): Promise<T> {
  const headers: Record<string, string> = key === undefined ? {} : { 'idempotency-key': key };
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const url = urls[attempt % urls.length] ?? '';
    const answer = await api(url, token)
      .post<T & { code?: string }>(path, body, headers)
      .catch(() => undefined);
    if (answer !== undefined) {
      if (answer.status < 300) return answer.body;
      if (answer.body.code !== undefined && done.includes(answer.body.code)) return answer.body;
      if (answer.status !== 503) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    }
    await pause(100);
  }
  throw new Error(`${path} was never answered`);
}
