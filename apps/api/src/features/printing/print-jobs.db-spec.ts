import { PrintingFacade } from './printing.facade.js';
import { aPrinter, anEnrolledWorker, TestWorker } from './print-worker.builder.js';
import { startApi, type TestApi } from '../../testing.js';
import { SettingsFacade } from '../settings/index.js';
import { aUser } from '../identity/user.builder.js';
import type { CompanySettings, MyPrintView, Page, PrintJobDetail, PrintJobView, Problem } from '@picolo/contracts';
import { setTime, toldLive } from '@picolo/server/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

interface Answer<T> {
  readonly status: number;
  readonly body: T;
}

describe('print jobs', () => {
  let test: TestApi;
  let token: string;
  beforeAll(async () => {
    test = await startApi();
    token = (await aUser(test.app, { role: 'admin' })).accessToken;
  });
  afterAll(() => test.close());

  const send = async <T>(method: string, path: string, body?: unknown, headers: object = {}): Promise<Answer<T>> => {
    const response = await fetch(`${test.origin}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as T };
  };
  const submit = async (content: string): Promise<PrintJobView> =>
    (await send<PrintJobView>('POST', '/print', { content })).body;
  const detail = async (id: number): Promise<PrintJobDetail> =>
    (await send<PrintJobDetail>('GET', `/api/print-jobs/${String(id)}`)).body;
  const put = async (id: number, status: string): Promise<void> => {
    await test.db.rows('UPDATE print_jobs SET status = ? WHERE id = ?', [status, id]);
  };
  const count = async (): Promise<number> =>
    (await test.db.rows<{ n: number }>('SELECT COUNT(*) AS n FROM print_jobs'))[0]?.n ?? -1;
  const paper = async (id: number): Promise<Buffer> =>
    (await test.db.rows<{ bytes: Buffer }>('SELECT bytes FROM print_documents WHERE job_id = ?', [id]))[0]?.bytes ??
    Buffer.alloc(0);

  it('PR-1 whoever sends a message follows it and finds their own again, and nobody else’s', async () => {
    const [mine, other] = [await aUser(test.app, { role: 'employee' }), await aUser(test.app, { role: 'employee' })];
    const by = (user: { accessToken: string }): object => ({ authorization: `Bearer ${user.accessToken}` });
    const job = (await send<PrintJobView>('POST', '/print', { content: 'À moi' }, by(mine))).body;
    await send('POST', '/print', { content: 'À un autre' }, by(other));
    const { body } = await send<Page<MyPrintView>>('GET', '/api/my/print-jobs', undefined, by(mine));
    expect(body).toEqual({
      items: [
        {
          ...{ id: job.id, content: 'À moi', status: 'queued', version: 1 },
          ...{ createdAt: job.createdAt, updatedAt: job.createdAt },
        },
      ],
      nextCursor: null,
    });
    const told = await toldLive(test.db, 'print-job:changed');
    const rooms = (id: number): unknown => told.find(({ data }) => (data as { id: number }).id === id)?.rooms;
    expect(rooms(job.id)).toEqual(['perm:printing.read', `user:${String(mine.actor.userId)}`]);
  });

  it('PR-1 POST /print answers 201 with the job and stores it', async () => {
    const { status, body } = await send<PrintJobView>('POST', '/print', { content: 'Hello world' });
    expect(status).toBe(201);
    expect(body).toMatchObject({ kind: 'text', status: 'queued', content: 'Hello world', title: 'Hello world' });
    const [row] = await test.db.rows<object>('SELECT id, content, status, created_at FROM print_jobs WHERE id = ?', [
      body.id,
    ]);
    expect(row).toEqual({
      ...{ id: body.id, content: 'Hello world', status: 'queued' },
      created_at: new Date(body.createdAt),
    });
    expect(await detail(body.id)).toMatchObject({
      history: [{ status: 'queued', by: 'Dominique Test' }],
      reprints: [],
    });
  });

  it('PR-1 refuses what is no text, with a code, and stores nothing', async () => {
    const before = await count();
    const refused = async (body: unknown): Promise<string> => (await send<Problem>('POST', '/print', body)).body.code;
    expect(await refused({ content: '' })).toBe('PRINTING.CONTENT_EMPTY');
    expect(await refused({ content: 'x'.repeat(10_241) })).toBe('PRINTING.CONTENT_TOO_LONG');
    expect(await refused({ content: 'a\u0000' })).toBe('PRINTING.CONTENT_NOT_TEXT');
    expect(await refused({ content: 'a', printerId: 999_999 })).toBe('PRINTING.PRINTER_NOT_FOUND');
    for (const body of [{}, { content: 1 }, { content: null }, { content: ['a'] }, { content: 'a', more: 1 }, []]) {
      expect(await refused(body)).toBe('REQUEST.INVALID');
    }
    expect(await count()).toBe(before);
  });

  it('PR-1 the same key sent 20 times at once is one job, 20 times answered', async () => {
    const before = await count();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        send<PrintJobView>('POST', '/print', { content: 'une fois' }, { 'idempotency-key': 'once-1' }),
      ),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(await count()).toBe(before + 1);
    const other = await send<Problem>('POST', '/print', { content: 'autre' }, { 'idempotency-key': 'once-1' });
    expect(other).toMatchObject({ status: 409, body: { code: 'IDEMPOTENCY.DIFFERENT_BODY' } });
  });

  it('PR-1 a key belongs to the one who sent it', async () => {
    const mine = await send<PrintJobView>('POST', '/print', { content: 'à moi' }, { 'idempotency-key': 'shared' });
    const { accessToken } = await aUser(test.app, { role: 'employee' });
    const authorization = { authorization: `Bearer ${accessToken}`, 'idempotency-key': 'shared' };
    const theirs = await send<PrintJobView>('POST', '/print', { content: 'à eux' }, authorization);
    expect(theirs.status).toBe(201);
    expect(theirs.body.id).not.toBe(mine.body.id);
  });

  it('PR-4 dates by the company’s zone', async () => {
    const settings = { timeZone: 'America/Cayenne' } as CompanySettings;
    await test.db.tx((tx) => test.app.get(SettingsFacade, { strict: false }).storeCompany(tx, settings));
    const clock = setTime(test.app, new Date('2027-03-01T02:30:00.000Z'));
    try {
      // Signed in at that time: a session of today is over by then.
      const { accessToken } = await aUser(test.app, { role: 'admin' });
      const by = { authorization: `Bearer ${accessToken}` };
      const job = (await send<PrintJobView>('POST', '/print', { content: 'Bonjour' }, by)).body;
      expect(job.createdAt).toBe(clock.now().toISOString());
      expect((await paper(job.id)).toString()).toContain('\nDate: 2027-02-28\n');
    } finally {
      await test.db.rows('DELETE FROM company_settings');
      setTime(test.app, new Date());
    }
  });

  it('PR-1 lists the newest first, page by page, filtered', async () => {
    const ids: number[] = [];
    for (let index = 0; index < 5; index += 1) ids.push((await submit(`liste 100% ${String(index)}`)).id);
    const page = async (query: string): Promise<{ items: PrintJobView[]; nextCursor: string | null }> =>
      (await send<{ items: PrintJobView[]; nextCursor: string | null }>('GET', `/api/print-jobs?${query}`)).body;
    const first = await page(`q=${encodeURIComponent('100%')}&limit=3`);
    const second = await page(`q=${encodeURIComponent('100%')}&limit=3&cursor=${String(first.nextCursor)}`);
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(ids.toReversed());
    expect(second.nextCursor).toBeNull();
    expect((await page('q=100_')).items).toEqual([]);
    expect((await page('status=cancelled')).items).toEqual([]);
    expect((await page('kind=invoice')).items).toEqual([]);
    expect((await send<Problem>('GET', '/api/print-jobs?cursor=nonsense')).status).toBe(400);
    expect((await send<Problem>('GET', '/api/print-jobs?status=lost')).status).toBe(400);
  });

  it('PR-2 is cancelled while no worker has acknowledged it, and not once it was begun', async () => {
    const { id } = await submit('à annuler');
    const path = `/api/print-jobs/${String(id)}/cancel`;
    const cancelled = await send<PrintJobDetail>('POST', path);
    expect(cancelled).toMatchObject({ status: 200, body: { status: 'cancelled' } });
    expect(cancelled.body.history.at(-1)).toMatchObject({ status: 'cancelled', by: 'Dominique Test' });
    expect(await send<Problem>('POST', path)).toMatchObject({
      status: 409,
      body: { code: 'PRINTING.NOT_CANCELLABLE' },
    });
    const sent = await submit('parti');
    await put(sent.id, 'printing');
    const late = await send<Problem>('POST', `/api/print-jobs/${String(sent.id)}/cancel`);
    expect(late.body.code).toBe('PRINTING.NOT_CANCELLABLE');
    expect((await send<Problem>('POST', '/api/print-jobs/999999/cancel')).status).toBe(404);
    await put(sent.id, 'printed');
  });

  it('PR-3 a person decides once what became of an unconfirmed job', async () => {
    const { id } = await submit('peut-être');
    const decide = (decision: string): Promise<Answer<Partial<PrintJobDetail> & { readonly code?: string }>> =>
      send('POST', `/api/print-jobs/${String(id)}/decision`, { decision });
    expect((await decide('printed')).body.code).toBe('PRINTING.NOT_DECIDABLE');
    await put(id, 'unconfirmed');
    expect((await decide('maybe')).status).toBe(400);
    expect((await decide('printed')).body).toMatchObject({ id, status: 'printed', proof: 'person' });
    expect((await decide('reprint')).body.code).toBe('PRINTING.NOT_DECIDABLE');
  });

  it('PR-3 two who decide to print again at once make one copy', async () => {
    const { id } = await submit('encore');
    await put(id, 'unconfirmed');
    const undecided = async (): Promise<number[]> =>
      (await send<Page<PrintJobView>>('GET', '/api/print-jobs?waiting=decision')).body.items.map((job) => job.id);
    expect(await undecided()).toContain(id);
    const answers = await Promise.all(
      Array.from({ length: 6 }, () =>
        send<PrintJobDetail>('POST', `/api/print-jobs/${String(id)}/decision`, { decision: 'reprint' }),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const original = await detail(id);
    expect(original.status).toBe('unconfirmed');
    expect(original.reprints).toHaveLength(1);
    expect(await undecided()).not.toContain(id);
  });

  it('PR-3 a reprint is a new linked job marked DUPLICATA', async () => {
    const { id } = await submit('la même chose');
    const path = `/api/print-jobs/${String(id)}/reprint`;
    expect((await send<Problem>('POST', path)).body.code).toBe('PRINTING.NOT_REPRINTABLE');
    await put(id, 'printed');
    const copy = await send<PrintJobDetail>('POST', path);
    expect(copy).toMatchObject({
      status: 201,
      body: { duplicateOf: id, status: 'queued', title: 'DUPLICATA – la même chose' },
    });
    expect((await paper(copy.body.id)).toString()).toBe(`DUPLICATA\n${(await paper(id)).toString()}`);
    await put(copy.body.id, 'printed');
    const second = await send<PrintJobDetail>('POST', `/api/print-jobs/${String(copy.body.id)}/reprint`);
    expect((await paper(second.body.id)).equals(await paper(copy.body.id))).toBe(true);
    expect(second.body.title).toBe('DUPLICATA – la même chose');
    expect((await detail(id)).reprints).toEqual([copy.body.id]);
  });

  it('PR-1 what another feature submits is printed exactly if its transaction commits', async () => {
    const facade = test.app.get(PrintingFacade, { strict: false });
    const pdf = Buffer.from('%PDF-1.7 …');
    const before = await count();
    const lost = test.db.tx(async (tx) => {
      await facade.submitInvoice(tx, { invoiceId: 7, number: 'F2026-00007', pdf });
      throw new Error('rolled back');
    });
    await expect(lost).rejects.toThrow('rolled back');
    expect(await count()).toBe(before);
    const { id } = await test.db.tx((tx) => facade.submitInvoice(tx, { invoiceId: 7, number: 'F2026-00007', pdf }));
    expect(await detail(id)).toMatchObject({ kind: 'invoice', number: 'F2026-00007', invoiceId: 7, content: null });
    expect((await paper(id)).equals(pdf)).toBe(true);
    const [event] = await test.db.rows<object>('SELECT consumer FROM outbox WHERE subject = ?', [
      `print-job:${String(id)}`,
    ]);
    expect(event).toEqual({ consumer: 'print-dispatch' });
  });

  it('PR-7 the default printer: the first one reported, until a person chooses another', async () => {
    const [one, two] = [aPrinter(), aPrinter({ uri: 'ipp://127.0.0.1:1/ipp/print', name: 'Bureau', driver: 'ipp' })];
    const worker = await TestWorker.start(test.origin, await anEnrolledWorker(test.app), [one, two]);
    const printers = async (): Promise<{ id: number; name: string; isDefault: boolean }[]> =>
      (await send<{ id: number; name: string; isDefault: boolean }[]>('GET', '/api/printers')).body;
    const first = await printers();
    expect(first.map(({ name, isDefault }) => [name, isDefault])).toEqual([
      ['Dossier', true],
      ['Bureau', false],
    ]);
    const bureau = first.find(({ name }) => name === 'Bureau');
    const path = `/api/printers/${String(bureau?.id)}`;
    expect((await send('PATCH', path, { isDefault: true, name: 'Étage' })).body).toMatchObject({
      ...{ isDefault: true, name: 'Étage' },
    });
    expect((await printers()).map(({ name, isDefault }) => [name, isDefault])).toEqual([
      ['Étage', true],
      ['Dossier', false],
    ]);
    expect((await send('PATCH', path, { isDefault: false })).status).toBe(400);
    expect((await send('PATCH', '/api/printers/999999', { name: 'Nulle part' })).status).toBe(404);
    await worker.hello({ printers: [one, two] });
    expect((await printers())[0]).toMatchObject({ name: 'Étage', isDefault: true });
    worker.close();
  });
});
