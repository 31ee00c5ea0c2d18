import { expect } from '@playwright/test';
import type { Api } from './http.ts';
import type { Stack } from './stack.ts';

/** A message that was printed, of which nobody knows any more whether it came out; its job's id. */
export async function doubtfulJob({ db }: Stack, admin: Api, content: string): Promise<number> {
  const { body } = await admin.post<{ id: number }>('/print', { content });
  const state = async (): Promise<string> =>
    (await admin.get<{ status: string }>(`/api/print-jobs/${body.id}`)).body.status;
  await expect.poll(state).toBe('printed');
  await db.query("UPDATE print_jobs SET status = 'unconfirmed' WHERE id = ?", [body.id]);
  return body.id;
}
