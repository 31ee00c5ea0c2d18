import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Browser, type Page } from '@playwright/test';
import { api, demoPassword, signIn, startStack, waitFor, type Stack } from '../harness/index.ts';
import { cuttableLine, type CuttableLine } from '../harness/cuttable-line.ts';
import { openHydrated } from '../harness/hydrated.ts';
import { inspectScreen } from '../harness/screen.ts';
import { stockedProduct } from '../harness/shop.ts';
import { languages, visitorIn, wordsOf, type Language } from '../harness/words.ts';

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

/** Signed in in a browser of their own, in that language. */
const open = async (
  browser: Browser,
  origin: string,
  path: string,
  who: { email: string; language: Language },
): Promise<Page> => {
  const t = wordsOf(path.startsWith('/console') ? 'console' : 'portal', who.language);
  const page = await (await visitorIn(browser, who.language, origin)).newPage();
  await page.goto(path);
  await page.getByLabel(t('signIn.email')).fill(who.email);
  await page.getByLabel(t('signIn.password'), { exact: true }).fill(demoPassword);
  await page.keyboard.press('Enter');
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

/** Clients get, or lose, the right to print; it acts on their open pages. */
const mayPrint = async (may: boolean): Promise<void> => {
  const admin = api(stack.baseUrl, await signIn(stack.baseUrl, 'admin@picolo.test'));
  const roles = await admin.get<{ id: number; name: string; version: number; permissions: string[] }[]>('/api/roles');
  const role = roles.body.find(({ name }) => name === 'client');
  if (role === undefined) throw new Error('no role for clients');
  const permissions = [
    ...role.permissions.filter((one) => one !== 'printing.submit'),
    ...(may ? ['printing.submit'] : []),
  ];
  const { status } = await admin.post(`/api/roles/${role.id}/permissions`, { permissions, version: role.version });
  expect(status).toBe(200);
};

/** Pages that came out of the folder printer. */
const paper = (): string[] => readdirSync(stack.paperDir).filter((name) => name.endsWith('.pdf'));
const hash = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

for (const language of languages) {
  const t = wordsOf('console', language);
  const shop = wordsOf('portal', language);
  // Which of the two the browser notices first is its own affair.
  const cut = new RegExp(`^(${shop('offline.live')}|${shop('offline.network')})$`);

  test(`OR-1 the client orders in the portal (${language})`, async ({ browser }) => {
    client = await open(browser, line.url, '/sign-in', { email: 'client@picolo.test', language });
    await client.waitForURL((url) => !url.pathname.includes('sign-in'));
    await openHydrated(client, `/p/${slug}`);
    await client.getByRole('button', { name: shop('product.add') }).click();
    await client.goto('/checkout');
    await client.getByRole('button', { name: new RegExp(`^${shop('checkout.submit')}`) }).click();
    const heading = client.getByRole('heading', { level: 1, name: shop('order.title', { number: 'CMD-' }) });
    const number = /CMD-[\d-]+/.exec(await heading.innerText())?.[0] ?? '';
    order = { id: Number(new URL(client.url()).pathname.split('/').at(-1)), number };
    await expect(client.getByText(shop('order.status.pending')).first()).toBeVisible();
  });

  test(`OR-3 the employee processes it; both see each step without reload (${language})`, async ({ browser }) => {
    employee = await open(browser, stack.baseUrl, '/console/sign-in', { email: 'employee@picolo.test', language });
    await employee.getByRole('link', { name: order.number }).first().click();
    await step(employee, t('order.do.processing')).click();
    await expect(client.getByText(shop('order.status.processing')).first()).toBeVisible();
    await expect(step(employee, t('order.do.processed'))).toBeVisible();
  });

  test(`OP-1 with the line cut the screen says so; on return the missed step appears once (${language})`, async () => {
    line.cut();
    await expect(client.getByText(cut).first()).toBeVisible();
    await step(employee, t('order.do.processed')).click();
    await expect(step(employee, t('order.do.shipped'))).toBeVisible();
    await expect(client.getByText(shop('order.step.processed'))).not.toHaveAttribute('aria-current', 'step');
    line.mend();
    await expect(client.getByText(shop('order.says.processed'))).toBeVisible();
    await expect(client.getByText(shop('order.says.processed'))).toHaveCount(1);
    await expect(client.getByText(cut)).toHaveCount(0);
  });

  test(`PR-2 the invoice lands in the printer’s folder once; the client downloads the same bytes (${language})`, async () => {
    const name = new RegExp(`^${shop('invoice.downloadOf', { number: 'FA-' }).split(' (')[0] ?? ''}`);
    const download = client.getByRole('button', { name }).or(client.getByRole('link', { name }));
    await expect(download).toBeVisible();
    const [file] = await Promise.all([client.waitForEvent('download'), download.click()]);
    const own = readFileSync(await file.path());
    const employeeApi = api(stack.baseUrl, await signIn(stack.baseUrl, 'employee@picolo.test'));
    const invoices = await employeeApi.get<{ items: { id: number }[] }>(`/api/invoices?orderId=${order.id}`);
    expect(invoices.body.items).toHaveLength(1);
    const jobs = await waitFor('the invoice to be printed', async () => {
      const printed = await employeeApi.get<{ items: { uuid: string; invoiceId: number | null }[] }>(
        '/api/print-jobs?status=printed',
      );
      const ours = printed.body.items.filter(({ invoiceId }) => invoiceId === invoices.body.items[0]?.id);
      return ours.length > 0 && ours;
    });
    expect(jobs).toHaveLength(1);
    // One sheet per order and no other.
    expect(paper()).toHaveLength(languages.indexOf(language) + 1);
    const sheet = readFileSync(join(stack.paperDir, `${jobs[0]?.uuid ?? ''}.pdf`));
    expect(hash(sheet)).toBe(hash(own));
    await expect(employee.getByText(t('printStatus.printed'), { exact: true }).first()).toBeVisible();
  });

  test(`PR-1 a client who may prints a message and follows it to the paper (${language})`, async () => {
    await mayPrint(true);
    await client.getByRole('link', { name: shop('order.back') }).click();
    await client.getByRole('link', { name: shop('account.prints'), exact: true }).click();
    await expect(client.getByText(shop('prints.empty'))).toBeVisible({ visible: language === 'fr' });
    const message = `Bonjour de la vitrine (${language})`;
    await client.getByLabel(shop('prints.content')).fill(message);
    await client.getByRole('button', { name: shop('prints.send') }).click();
    const card = client.getByRole('listitem').filter({ hasText: message });
    await expect(card.getByText(shop('prints.status.printed'), { exact: true })).toBeVisible();
    await expect(client.getByLabel(shop('prints.content'))).toHaveValue('');
    const sheets = readdirSync(stack.paperDir).filter((name) => name.endsWith('.txt'));
    const said = sheets.filter((name) => readFileSync(join(stack.paperDir, name), 'utf8').includes(message));
    expect(said).toHaveLength(1);
    await inspectScreen(client, `portal-prints-${language}`);
    await mayPrint(false);
    await expect(client.getByRole('link', { name: shop('account.prints'), exact: true })).toHaveCount(0);
  });
}

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
