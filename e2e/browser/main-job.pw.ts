import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Browser, type Page } from '@playwright/test';
import { api, demoPassword, signIn, startStack, waitFor, type Stack } from '../harness/index.ts';
import { cuttableLine, type CuttableLine } from '../harness/cuttable-line.ts';
import { openHydrated } from '../harness/hydrated.ts';
import { stockedProduct } from '../harness/shop.ts';

let stack: Stack;
let line: CuttableLine;
let slug: string;
let productId: number;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  test.setTimeout(300_000);
  stack = await startStack({ apis: 1, jobs: 1, worker: true, seed: 'shop' });
  line = await cuttableLine(stack.baseUrl);
  productId = await stockedProduct(stack.baseUrl, 'ESSAI-1', 5);
  const found = await api(stack.baseUrl).get<{ items: { slug: string }[] }>(`/api/shop/products?ids=${productId}`);
  slug = found.body.items[0]?.slug ?? '';
});

test.afterAll(async () => {
  await line.close();
  await stack.stop();
});

/** Signed in in a browser of their own. */
const open = async (browser: Browser, origin: string, path: string, email: string): Promise<Page> => {
  const context = await browser.newContext({ baseURL: origin, locale: 'fr-FR', acceptDownloads: true });
  const page = await context.newPage();
  await page.goto(path);
  await page.getByLabel('Adresse e-mail').fill(email);
  await page.getByLabel('Mot de passe', { exact: true }).fill(demoPassword);
  await page.getByRole('button', { name: 'Se connecter' }).click();
  return page;
};

/** Requests for data that the page makes from now on. */
const dataRequests = (page: Page): string[] => {
  const seen: string[] = [];
  page.on('request', (request) => {
    if (/\/(api|print)\//.test(request.url())) seen.push(`${request.method()} ${new URL(request.url()).pathname}`);
  });
  return seen;
};

let client: Page;
let employee: Page;
let order: { id: number; number: string };

const step = (page: Page, name: string): ReturnType<Page['getByRole']> => page.getByRole('button', { name });

test('ST-5 a product page shows the new level without reload', async ({ browser }) => {
  const context = await browser.newContext({ baseURL: stack.baseUrl, locale: 'fr-FR' });
  const page = await context.newPage();
  await openHydrated(page, `/p/${slug}`);
  await expect(page.getByText('Plus que 5').first()).toBeVisible();
  const admin = api(stack.baseUrl, await signIn(stack.baseUrl, 'admin@picolo.test'));
  await expect(async () => {
    await admin.post('/api/stock/movements', { productId, kind: 'count', quantity: 4 });
    await expect(page.getByText('Plus que 4').first()).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await context.close();
});

test('OR-1 the client orders in the portal', async ({ browser }) => {
  client = await open(browser, line.url, '/sign-in', 'client@picolo.test');
  await client.waitForURL((url) => !url.pathname.includes('sign-in'));
  await openHydrated(client, `/p/${slug}`);
  await client.getByRole('button', { name: 'Ajouter au panier' }).click();
  await client.goto('/checkout');
  await client.getByRole('button', { name: /^Commander pour/ }).click();
  await expect(client.getByRole('heading', { level: 1, name: /^Commande CMD-/ })).toBeVisible();
  const heading = await client.getByRole('heading', { level: 1 }).innerText();
  order = { id: Number(new URL(client.url()).pathname.split('/').at(-1)), number: heading.replace('Commande ', '') };
  await expect(client.getByText('En attente').first()).toBeVisible();
});

test('OR-3 the employee processes it; both see each step without reload', async ({ browser }) => {
  employee = await open(browser, stack.baseUrl, '/console/sign-in', 'employee@picolo.test');
  await employee.getByRole('link', { name: order.number }).first().click();
  await step(employee, 'Commencer le traitement').click();
  await expect(client.getByText('En préparation').first()).toBeVisible();
  await expect(step(employee, 'Marquer comme traitée')).toBeVisible();
});

test('OP-1 with the line cut the screen says so; on return the missed step appears once', async () => {
  line.cut();
  await expect(client.getByText(/liaison en direct est coupée|hors ligne/i).first()).toBeVisible();
  await step(employee, 'Marquer comme traitée').click();
  await expect(step(employee, 'Marquer comme expédiée')).toBeVisible();
  await expect(client.getByText('Traitée et facturée')).not.toHaveAttribute('aria-current', 'step');
  line.mend();
  await expect(client.getByText('Vos articles sont prêts et votre facture est établie.')).toBeVisible();
  await expect(client.getByText('Vos articles sont prêts et votre facture est établie.')).toHaveCount(1);
  await expect(client.getByText(/liaison en direct est coupée/i)).toHaveCount(0);
});

test('PR-2 the invoice lands in the printer’s folder once; the client downloads the same bytes', async () => {
  const download = client
    .getByRole('button', { name: /^Télécharger FA-/ })
    .or(client.getByRole('link', { name: /^Télécharger FA-/ }));
  await expect(download).toBeVisible();
  const [file] = await Promise.all([client.waitForEvent('download'), download.click()]);
  const own = readFileSync(await file.path());
  const hash = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
  const employeeApi = api(stack.baseUrl, await signIn(stack.baseUrl, 'employee@picolo.test'));
  const printed = await waitFor('the invoice to be printed', async () => {
    const jobs = await employeeApi.get<{ items: { uuid: string; status: string; invoiceId: number | null }[] }>(
      '/api/print-jobs?status=printed',
    );
    return jobs.body.items.length > 0 && jobs.body.items;
  });
  const invoices = await employeeApi.get<{ items: { id: number }[] }>(`/api/invoices?orderId=${order.id}`);
  expect(invoices.body.items).toHaveLength(1);
  const jobs = printed.filter(({ invoiceId }) => invoiceId === invoices.body.items[0]?.id);
  expect(jobs).toHaveLength(1);
  const paper = readdirSync(stack.paperDir).filter((name) => name.endsWith('.pdf'));
  expect(paper).toEqual([`${jobs[0]?.uuid ?? ''}.pdf`]);
  expect(hash(readFileSync(join(stack.paperDir, paper[0] ?? '')))).toBe(hash(own));
  await expect(employee.getByText('Imprimé').first()).toBeVisible();
});

test('OP-1 no request is driven by a timer: between two heartbeats of the socket the pages ask for nothing', async () => {
  const heartbeat = async (page: Page): Promise<string[]> => {
    const requests = dataRequests(page);
    const socket = page.waitForEvent('websocket');
    await page.reload();
    const live = await socket;
    const beat = (): Promise<unknown> =>
      live.waitForEvent('framereceived', { predicate: ({ payload }) => payload === '2', timeout: 90_000 });
    await beat();
    requests.length = 0;
    await beat();
    return requests;
  };
  expect(await Promise.all([heartbeat(client), heartbeat(employee)])).toEqual([[], []]);
});
