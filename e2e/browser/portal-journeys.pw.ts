import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test, type Browser, type BrowserContext, type Page } from '@playwright/test';
import type { RowDataPacket } from 'mysql2/promise';
import { demoPassword, startStack, type Stack } from '../harness/index.ts';
import { openHydrated } from '../harness/hydrated.ts';
import { stockedProduct } from '../harness/shop.ts';
import { root } from '../../tools/lib/paths.ts';

let stack: Stack;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  test.setTimeout(300_000);
  stack = await startStack({ apis: 1, jobs: 1, seed: 'shop' });
});

test.afterAll(async () => {
  await stack.stop();
});

const visitor = (browser: Browser): Promise<BrowserContext> =>
  browser.newContext({ baseURL: stack.baseUrl, locale: 'fr-FR' });

async function signInOn(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.getByLabel('Adresse e-mail').fill('client@picolo.test');
  await page.getByLabel('Mot de passe', { exact: true }).fill(demoPassword);
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await expect(page.getByRole('button', { name: 'Mon compte' })).toBeVisible();
}

const count = async (sql: string): Promise<number> => {
  const [rows] = await stack.db.query<RowDataPacket[]>(sql);
  return Number(rows[0]?.['n']);
};

/** Resolves when the page's next live connection is open. */
const liveOf = async (page: Page): Promise<void> => {
  const socket = await page.waitForEvent('websocket');
  await socket.waitForEvent('framereceived');
};

/** What a page needs of the server while it loads, other than files. */
const dataOf = (page: Page): string[] => {
  const seen: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith('/api/')) seen.push(`${request.method()} ${pathname}`);
  });
  return seen;
};

test('UI-3 a product page is whole without script: words, price, availability, canonical, schema.org', async ({
  request,
}) => {
  await stockedProduct(stack.baseUrl, 'SSR-1', 2);
  const answer = await request.get(`${stack.baseUrl}/p/article-ssr-1`);
  const html = await answer.text();
  expect(html).toContain('<title>Article SSR-1 – Picolo</title>');
  expect(html).toContain('15,00');
  expect(html).toContain('Plus que 2');
  expect(html).toContain(`<link rel="canonical" href="${stack.baseUrl}/p/article-ssr-1">`);
  expect(html).toContain('property="og:title"');
  const data = /<script[^>]*type="application\/ld\+json"[^>]*>(.*?)<\/script>/s.exec(html)?.[1] ?? '';
  expect(JSON.parse(data)).toMatchObject({ '@type': 'Product', sku: 'SSR-1', offers: { price: '15.00' } });
});

test('UI-4 the first page loads at most 150 kB of script, compressed', () => {
  const folder = join(root, 'dist/portal/browser');
  const page = readFileSync(join(folder, 'index.csr.html'), 'utf8');
  const files = new Set([...page.matchAll(/(?:src|href)="([^"]+\.js)"/g)].map(([, file = '']) => file));
  const sizes = [...files].map((file) => gzipSync(readFileSync(join(folder, file))).length);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  console.log(`portal: ${String(total)} bytes of script in ${String(files.size)} files`);
  expect(files.size).toBeGreaterThan(1);
  expect(total).toBeLessThanOrEqual(150_000);
});

test('UI-3 what is not there answers 404, a foreign host 400, and pages of a person are the same empty page for all', async ({
  request,
}) => {
  const status = async (path: string, headers = {}): Promise<number> =>
    (await request.get(stack.baseUrl + path, { headers })).status();
  expect(await status('/nulle-part')).toBe(404);
  expect(await status('/p/nulle-part')).toBe(404);
  expect(await status('/c/nulle-part')).toBe(404);
  expect(await status('/', { host: 'evil.example' })).toBe(400);
  const anonymous = await (await request.get(`${stack.baseUrl}/account/orders`)).text();
  expect(anonymous).not.toContain('Mes commandes');
});

test('UI-3 the page brings its data along: the browser asks for it once more only when the live connection stands', async ({
  browser,
}) => {
  const context = await visitor(browser);
  const page = await context.newPage();
  const data = dataOf(page);
  const live = liveOf(page);
  await page.goto('/p/article-ssr-1');
  await live;
  await expect.poll(() => data).toEqual(['GET /api/shop/products/article-ssr-1']);
  await context.close();
});

test('ID-1 two tabs with a worn-out access token never spend the same refresh token: both stay signed in', async ({
  browser,
}) => {
  const context = await visitor(browser);
  const first = await context.newPage();
  await signInOn(first, '/sign-in?to=/account/orders');
  const second = await context.newPage();
  const live = liveOf(second);
  await second.goto('/account/profile');
  await expect(second.getByRole('heading', { name: 'Mes coordonnées', level: 1 })).toBeVisible();
  await live;
  const renewals: number[] = [];
  context.on('response', (response) => {
    if (response.url().endsWith('/api/auth/refresh')) renewals.push(response.status());
  });
  for (let round = 1; round <= 3; round += 1) {
    const cookies = await context.cookies();
    const access = cookies.find(({ name }) => name.includes('access'));
    if (access === undefined) throw new Error('no access cookie');
    await context.addCookies([{ ...access, value: 'worn.out.token' }]);
    const live = [first, second].map((page) => liveOf(page));
    await Promise.all([first.reload(), second.reload()]);
    await expect(first.getByRole('heading', { name: 'Mes commandes', level: 1 })).toBeVisible();
    await expect(second.getByLabel('Numéro et rue')).toBeVisible();
    // A socket that opens with the next round's worn-out token would renew as well.
    await Promise.all(live);
    // Storage reaches another process late: the second tab may renew once more, with the token that the first one got.
    expect(renewals.length).toBeGreaterThanOrEqual(round);
    expect(renewals.length).toBeLessThanOrEqual(2 * round);
    expect(new Set(renewals)).toEqual(new Set([200]));
  }
  await context.close();
});

test('ID-1 a client who leaves the page while the sign-in is being renewed stays signed in', async ({ browser }) => {
  const context = await visitor(browser);
  const page = await context.newPage();
  await signInOn(page, '/sign-in?to=/account/orders');
  await expect(page.getByRole('heading', { name: 'Mes commandes', level: 1 })).toBeVisible();
  const before = await context.cookies();
  await context.addCookies(
    before.map((one) => (one.name.includes('access') ? { ...one, value: 'worn.out.token' } : one)),
  );
  const spent = await context.cookies();
  // The server renews; its answer, and the cookies in it, reach nobody.
  const lost = new Promise<number>((resolve, reject) => {
    void page.route(
      '**/api/auth/refresh',
      (route) => {
        void (async () => {
          const answer = await route.fetch();
          await context.addCookies(spent);
          await route.abort('connectionreset');
          resolve(answer.status());
        })().catch(reject);
      },
      { times: 1 },
    );
  });
  await page.goto('/account/profile');
  expect(await lost).toBe(200);
  await page.goto('/account/orders');
  await expect(page.getByRole('heading', { name: 'Mes commandes', level: 1 })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Mon compte' })).toBeVisible();
  await context.close();
});

test('ID-1 signing out in one tab takes the account off the screen of the other', async ({ browser }) => {
  const context = await visitor(browser);
  const first = await context.newPage();
  await signInOn(first, '/sign-in?to=/account/orders');
  const second = await context.newPage();
  await second.goto('/account/orders');
  await expect(second.getByRole('heading', { name: 'Mes commandes' })).toBeVisible();
  await first.getByRole('button', { name: 'Mon compte' }).click();
  await first.getByRole('menuitem', { name: 'Se déconnecter' }).click();
  await expect(first.getByRole('link', { name: 'Se connecter' }).first()).toBeVisible();
  await expect(second.getByRole('heading', { name: 'Mes commandes' })).toHaveCount(0);
  await context.close();
});

test('OR-1 an order whose answer was lost is not placed twice, by a new click nor after a reload', async ({
  browser,
}) => {
  await stockedProduct(stack.baseUrl, 'PERDU-1', 9);
  const context = await visitor(browser);
  const page = await context.newPage();
  await signInOn(page, '/sign-in');
  await openHydrated(page, '/p/article-perdu-1');
  await page.getByRole('button', { name: 'Ajouter au panier' }).click();
  await page.goto('/checkout');
  const orders = 'SELECT COUNT(*) n FROM orders';
  const before = await count(orders);
  const order = page.getByRole('button', { name: /^Commander pour/ });
  const loseAnswers = async (): Promise<void> => {
    await page.route('**/api/my/orders', async (route) => {
      await route.fetch();
      await route.abort();
    });
  };
  await loseAnswers();
  await order.click();
  await expect(page.getByText('Nous n’avons pas reçu de réponse.')).toBeVisible();
  await order.click();
  await expect(order).toBeEnabled();
  await page.reload();
  await page.unroute('**/api/my/orders');
  await order.dblclick();
  await expect(page.getByText('Merci, votre commande est enregistrée')).toBeVisible();
  expect(await count(orders)).toBe(before + 1);
  await page.goto('/basket');
  await expect(page.getByText('Votre panier est vide')).toBeVisible();
  await context.close();
});

test('ST-5 a basket that asks for too much is told at once, and mended in one click', async ({ browser, request }) => {
  const productId = await stockedProduct(stack.baseUrl, 'COURT-1', 3);
  const context = await visitor(browser);
  const page = await context.newPage();
  await openHydrated(page, '/p/article-court-1');
  for (let more = 0; more < 2; more += 1) await page.getByRole('button', { name: 'Augmenter la quantité' }).click();
  await expect(page.getByRole('button', { name: 'Augmenter la quantité' })).toBeDisabled();
  await page.getByRole('button', { name: 'Ajouter au panier' }).click();
  await page.goto('/basket');
  await expect(page.getByRole('link', { name: 'Passer la commande' })).toBeVisible();
  const login = await request.post(`${stack.baseUrl}/api/auth/login`, {
    data: { email: 'admin@picolo.test', password: demoPassword, client: 'program' },
  });
  const { accessToken } = (await login.json()) as { accessToken: string };
  await request.post(`${stack.baseUrl}/api/stock/movements`, {
    data: { productId, kind: 'count', quantity: 1 },
    headers: { authorization: `Bearer ${accessToken}` },
  });
  await expect(page.getByText('Il n’en reste que 1.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Passer la commande' })).toBeDisabled();
  await page.getByRole('button', { name: 'Ramener à 1' }).click();
  await expect(page.getByRole('link', { name: 'Passer la commande' })).toBeVisible();
  await context.close();
});

test('ID-2 a new client registers with what is in the basket and is asked for an address before ordering', async ({
  browser,
}) => {
  await stockedProduct(stack.baseUrl, 'NEUF-1', 5);
  const context = await visitor(browser);
  const page = await context.newPage();
  await openHydrated(page, '/p/article-neuf-1');
  await page.getByRole('button', { name: 'Ajouter au panier' }).click();
  await page.goto('/checkout');
  await page.getByText('Pas encore de compte ?').getByRole('link').click();
  await page.getByText('Une entreprise').click();
  await page.getByLabel('Nom de l’entreprise').fill('Atelier Neuf');
  await page.getByLabel('Votre nom').fill('Noé Neuf');
  await page.getByLabel('Adresse e-mail').fill('noe@exemple.fr');
  await page.getByLabel('Mot de passe', { exact: true }).fill('court');
  await page.getByRole('button', { name: 'Créer mon compte' }).click();
  await expect(page.getByText('Au moins 10 caractères.', { exact: true })).toBeVisible();
  await page.getByLabel('Mot de passe', { exact: true }).fill('une phrase à moi seul');
  await page.getByRole('button', { name: 'Créer mon compte' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Passer la commande' })).toBeVisible();
  await page.getByRole('button', { name: /^Commander pour/ }).click();
  await expect(page.getByText('Ce champ est nécessaire.').first()).toBeVisible();
  await page.getByLabel('Numéro et rue').fill('1 rue Neuve');
  await page.getByLabel('Code postal').fill('35000');
  await page.getByLabel('Ville').fill('Rennes');
  await page.getByLabel('Votre numéro de commande').fill('BC-77');
  await page.getByRole('button', { name: /^Commander pour/ }).click();
  await expect(page.getByText('Merci, votre commande est enregistrée')).toBeVisible();
  await expect(page.getByText('35000 Rennes').first()).toBeVisible();
  await expect(page.getByText('BC-77')).toBeVisible();
  await context.close();
});
