import { execFileSync } from 'node:child_process';
import type { ErrorCode, ProductLabelsInput } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from '../../testing.js';
import { aUser } from '../identity/user.builder.js';
import { aProduct } from '../stock/product.builder.js';
import { aPrinter, anEnrolledWorker, TestWorker } from '../printing/print-worker.builder.js';
import { ChangeProduct } from './use-cases/change-product.use-case.js';
import { PrintProductLabels } from './use-cases/print-product-labels.use-case.js';

const refused = (code: ErrorCode): unknown => expect.objectContaining({ code });
const words = (pdf: Uint8Array): string =>
  execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf })
    .toString()
    .replaceAll(/[\u00a0\u202f]/gu, ' ');

describe('labels of products', () => {
  let test: TestApi;
  let staff: Actor;
  let token: string;
  beforeAll(async () => {
    test = await startApi();
    const user = await aUser(test.app, { role: 'admin' });
    staff = user.actor;
    token = user.accessToken;
  });
  afterAll(() => test.close());

  const labels = async (actor: Actor, input: Partial<ProductLabelsInput>): Promise<number> => {
    const whole: ProductLabelsInput = { productIds: [], size: '57x32', copies: 1, ...input };
    return (await test.app.get(PrintProductLabels, { strict: false }).execute(actor, whole, null)).jobId;
  };
  const paper = async (jobId: number): Promise<Uint8Array> =>
    (await test.db.rows<{ bytes: Buffer }>('SELECT bytes FROM print_documents WHERE job_id = ?', [jobId]))[0]?.bytes ??
    new Uint8Array();
  const send = async (
    path: string,
    body?: object,
    key?: string,
  ): Promise<{ status: number; body: Record<string, unknown> }> => {
    const response = await fetch(`${test.origin}${path}`, {
      method: 'POST',
      headers: {
        ...{ authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        ...(key === undefined ? {} : { 'idempotency-key': key }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };

  it('PR-5 are one job with a page for each, at the price with VAT, on the way of labels', async () => {
    const one = await aProduct(test.app, staff, { sku: 'ETI-1', name: 'Savon noir' });
    const two = await aProduct(test.app, staff, { sku: 'ETI-2', name: 'Savon blanc' });
    const { status, body } = await send('/api/products/labels', {
      ...{ productIds: [two.id, one.id], size: '62x29', copies: 2 },
    });
    expect(status).toBe(201);
    const jobId = Number(body['jobId']);
    const [job] = await test.db.rows<object>(
      'SELECT kind, title, status, printer_id AS printerId FROM print_jobs WHERE id = ?',
      [jobId],
    );
    expect(job).toEqual({ kind: 'label', title: 'ETI-2, ETI-1', status: 'queued', printerId: null });
    const pages = words(await paper(jobId))
      .split('\f')
      .slice(0, -1);
    expect(pages).toHaveLength(4);
    expect(pages[0]).toContain('Savon blanc');
    expect(pages[0]).toContain('12,00 €');
    expect(pages[3]).toContain('ETI-1');
  });

  it('PR-5 are seen before they are printed, by those who may print them', async () => {
    const { id } = await aProduct(test.app, staff, { sku: 'ETI-8', name: 'Savon <doux>' });
    const preview = async (query: string, path = `/api/products/${String(id)}/label.svg`): Promise<Response> =>
      fetch(`${test.origin}${path}?${query}`, { headers: { authorization: `Bearer ${token}` } });
    const picture = await preview('size=62x29');
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/svg+xml']);
    expect(picture.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    const svg = await picture.text();
    for (const part of ['Savon &lt;doux&gt;', 'ETI-8', '12,00']) expect(svg).toContain(part);
    expect((await preview('size=1x1')).status).toBe(400);
    expect((await preview('')).status).toBe(400);
    expect((await preview('size=57x32', '/api/products/999999/label.svg')).status).toBe(404);
    const client = (await aUser(test.app)).actor;
    const seen = test.app.get(PrintProductLabels, { strict: false }).picture(client, id, '57x32');
    await expect(seen).rejects.toEqual(refused('AUTH.FORBIDDEN'));
  });

  it('PR-3 sent again with the same key, at once or later, are one job with the same answer', async () => {
    const { id } = await aProduct(test.app, staff, { sku: 'ETI-2X', name: 'Savon rose' });
    const body = { productIds: [id], size: '57x32', copies: 2 };
    const path = '/api/products/labels';
    const answers = await Promise.all([send(path, body, 'labels-1'), send(path, body, 'labels-1')]);
    await test.app.get(ChangeProduct, { strict: false }).execute(staff, id, { version: 1, name: 'Savon renommé' });
    answers.push(await send(path, body, 'labels-1'));
    const jobs = await test.db.rows<{ id: number }>(`SELECT id FROM print_jobs WHERE title = 'ETI-2X'`);
    expect(jobs).toHaveLength(1);
    const one = { status: 201, body: { jobId: jobs[0]?.id } };
    expect(answers).toEqual([one, one, one]);
    const other = await send(path, { ...body, copies: 3 }, 'labels-1');
    expect(other).toMatchObject({ status: 409, body: { code: 'IDEMPOTENCY.DIFFERENT_BODY' } });
    expect((await send(path, body, 'labels-2')).body['jobId']).not.toBe(jobs[0]?.id);
  });

  it('PR-3 are printed again as copies that say so', async () => {
    const { id } = await aProduct(test.app, staff, { name: 'Savon à la lavande' });
    const jobId = await labels(staff, { productIds: [id] });
    await test.db.rows(`UPDATE print_jobs SET status = 'printed' WHERE id = ?`, [jobId]);
    const copy = await send(`/api/print-jobs/${String(jobId)}/reprint`);
    expect(copy).toMatchObject({ status: 201, body: { kind: 'label', duplicateOf: jobId } });
    const text = words(await paper(Number(copy.body['id'])));
    expect(text).toContain('DUPLICATA');
    expect(text).toContain('Savon à la lavande');
  });

  it('PR-5 are refused at once where a printer takes no PDF, by name, as the default one or in a group', async () => {
    const { id } = await aProduct(test.app, staff, { sku: 'ETI-3' });
    const till = aPrinter({ uri: 'socket://10.0.0.9', name: 'Caisse', driver: 'raw9100' });
    const paper = aPrinter();
    const worker = await TestWorker.start(test.origin, await anEnrolledWorker(test.app), [till, paper]);
    const known = await test.db.rows<{ id: number; name: string }>('SELECT id, name FROM printers ORDER BY id');
    const idOf = (name: string): number => known.find((printer) => printer.name === name)?.id ?? 0;
    const body = { productIds: [id], size: '57x32', copies: 1 };
    const refusal = {
      status: 409,
      body: {
        ...{ code: 'PRINTING.PDF_NOT_SUPPORTED', meta: { printer: 'Caisse' } },
        detail: 'L’imprimante « Caisse » imprime des tickets, pas des documents PDF. Choisissez-en une autre.',
      },
    };
    expect(await send('/api/products/labels', { ...body, printerId: idOf('Caisse') })).toMatchObject(refusal);
    // The first printer that was told of is the default one.
    expect(await send('/api/products/labels', body)).toMatchObject(refusal);
    await test.db.rows(`INSERT INTO printer_groups (id, name) VALUES (1, 'Boutique')`);
    const members = 'INSERT INTO printer_group_members (group_id, position, printer_id) VALUES (1, 1, ?), (1, 2, ?)';
    await test.db.rows(members, [idOf(paper.name), idOf('Caisse')]);
    await test.db.rows(`UPDATE print_routes SET group_id = 1 WHERE kind = 'label'`);
    expect(await send('/api/products/labels', body)).toMatchObject(refusal);
    expect(await send('/api/products/labels', { ...body, printerId: idOf(paper.name) })).toMatchObject({ status: 201 });
    await test.db.rows(`UPDATE print_routes SET group_id = NULL, printer_id = ? WHERE kind = 'label'`, [
      idOf(paper.name),
    ]);
    expect(await send('/api/products/labels', body)).toMatchObject({ status: 201 });
    worker.close();
  });

  it('PR-5 are refused for products that are not there or not to be seen, and beyond 500 at once', async () => {
    const { id } = await aProduct(test.app, staff, { sku: 'ETI-9' });
    await expect(labels(staff, { productIds: [id, 999_999] })).rejects.toEqual(refused('CATALOGUE.PRODUCT_NOT_FOUND'));
    await expect(labels(staff, { productIds: [id], printerId: 999_999 })).rejects.toEqual(
      refused('PRINTING.PRINTER_NOT_FOUND'),
    );
    await test.app.get(ChangeProduct, { strict: false }).execute(staff, id, { version: 1, active: false });
    const client = (await aUser(test.app)).actor;
    await expect(labels(client, { productIds: [id] })).rejects.toEqual(refused('AUTH.FORBIDDEN'));
    const reader: Actor = { ...client, permissions: new Set(['printing.submit', 'stock.read']) };
    await expect(labels(reader, { productIds: [id] })).rejects.toEqual(refused('CATALOGUE.PRODUCT_NOT_FOUND'));
    expect(await labels(staff, { productIds: [id] })).toBeGreaterThan(0);
    const many = Array.from({ length: 6 }, (_, index) => index + 1);
    await expect(labels(staff, { productIds: many, copies: 99 })).rejects.toEqual(refused('CATALOGUE.TOO_MANY_LABELS'));
    for (const body of [
      { productIds: [], size: '57x32', copies: 1 },
      { productIds: [id, id], size: '57x32', copies: 1 },
      { productIds: [id], size: '10x10', copies: 1 },
      { productIds: [id], size: '57x32', copies: 0 },
      { productIds: [id], size: '57x32', copies: 100 },
    ])
      expect((await send('/api/products/labels', body)).body['code']).toBe('REQUEST.INVALID');
  });
});
