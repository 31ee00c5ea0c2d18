import type { PrintWorkerView, Problem } from '@picolo/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aUser } from '../identity/user.builder.js';
import { PrintShop } from './print-shop.builder.js';

describe('the journal of prints as a file, and the names of workers', () => {
  let shop: PrintShop;
  let token: string;
  beforeAll(async () => {
    shop = await PrintShop.open();
    token = (await aUser(shop.test.app, { role: 'admin' })).accessToken;
    await shop.clear();
  });
  afterAll(() => shop.close());

  const ask = async (path: string, init: RequestInit = {}): Promise<Response> =>
    await fetch(`${shop.test.origin}${path}`, {
      ...init,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    });
  const lines = async (query: string): Promise<string[]> => {
    const answer = await ask(`/api/print-jobs.csv${query}`);
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    return (await answer.text()).replace('\uFEFF', '').trimEnd().split('\r\n');
  };

  it('PR-2 the journal is a file of all prints of the filter, newest first, in the language asked for', async () => {
    const first = await shop.submit('=SOMME(A1)');
    const second = await shop.submit('Deuxième; avec point-virgule');
    await shop.worker.printNext();
    const [headings, ...rows] = await lines('');
    expect(headings).toMatch(/^N°;Demandée;Nature;Titre;/);
    expect(rows.slice(0, 2).map((row) => row.split(';')[0])).toEqual([String(second), String(first)]);
    expect(rows[0]).toContain('"Deuxième; avec point-virgule"');
    expect(rows[1]).toMatch(/;Message;'=SOMME\(A1\);;Dossier;Imprimé;/);
    const english = await lines('?locale=en&status=printed');
    expect(english[0]).toMatch(/^No\.,Asked for,/);
    expect(english.slice(1).every((row) => row.includes(',Printed,'))).toBe(true);
    expect(english.some((row) => row.startsWith(`${String(first)},`))).toBe(true);
    expect(english.some((row) => row.startsWith(`${String(second)},`))).toBe(false);
  });

  it('PR-2 more prints than are read at a time are all in the file, each once', async () => {
    await shop.test.db.rows(
      `INSERT INTO print_jobs (uuid, kind, status, title, expires_at)
       SELECT UUID(), 'text', 'expired', 'beaucoup', CURRENT_TIMESTAMP(3) FROM seq_1_to_1203`,
    );
    const [, ...rows] = await lines('?q=beaucoup');
    expect(rows).toHaveLength(1203);
    expect(new Set(rows.map((row) => row.split(';')[0])).size).toBe(1203);
  });

  it('PR-7 a worker is renamed, open screens are told; a revoked or unknown one is not', async () => {
    const path = `/api/print-workers/${String(shop.key.workerId)}`;
    const answer = await ask(path, { method: 'PATCH', body: JSON.stringify({ name: 'Atelier' }) });
    expect([answer.status, ((await answer.json()) as PrintWorkerView).name]).toEqual([200, 'Atelier']);
    const told = await shop.told<{ data: { id: number } }>('print-worker:changed');
    expect(told.at(-1)?.data).toMatchObject({ id: shop.key.workerId, online: true });
    await shop.test.db.rows('UPDATE print_workers SET revoked_at = CURRENT_TIMESTAMP(3) WHERE id = ?', [
      shop.key.workerId,
    ]);
    for (const gone of [path, '/api/print-workers/4000000']) {
      const refused = await ask(gone, { method: 'PATCH', body: JSON.stringify({ name: 'Trop tard' }) });
      expect(((await refused.json()) as Problem).code).toBe('PRINTING.WORKER_NOT_FOUND');
    }
  });
});
