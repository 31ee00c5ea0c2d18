import { expect, test, type Locator, type Page } from '@playwright/test';
import { api, demoPassword, signIn, startStack, type Api, type Stack } from '../harness/index.ts';
import { inspectInEnglish, inspectScreen } from '../harness/screen.ts';
import { stockedProduct } from '../harness/shop.ts';

let stack: Stack;
let page: Page;
let client: Api;
let productId: number;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000);
  stack = await startStack({ apis: 1, jobs: 1, worker: true, seed: 'shop' });
  productId = await stockedProduct(stack.baseUrl, 'VUE-1', 40);
  client = api(stack.baseUrl, await signIn(stack.baseUrl, 'client@picolo.test'));
  page = await (await browser.newContext({ baseURL: stack.baseUrl, locale: 'fr-FR' })).newPage();
  await page.goto('/console/sign-in');
  await page.getByLabel('Adresse e-mail').fill('employee@picolo.test');
  await page.getByLabel('Mot de passe').fill(demoPassword);
  await page.getByRole('button', { name: 'Se connecter' }).click();
});

test.afterAll(async () => {
  await stack.stop();
});

const tile = (name: string): Locator => page.locator('app-figure-tile').filter({ hasText: name });
const figure = async (name: string): Promise<number> => {
  const shown = tile(name).locator('.figure');
  await expect(shown).toHaveText(/^\s*\d+\s*$/);
  return Number(await shown.innerText());
};
const found = (name?: RegExp): Locator =>
  page.getByRole('dialog').getByRole('option', name === undefined ? {} : { name });
const search = (): Locator => page.getByRole('combobox', { name: 'Rechercher partout' });

test('UI-1 staff arrives at the dashboard; an order placed elsewhere shows in its figures by itself', async () => {
  await expect(page.getByRole('heading', { level: 1, name: 'Tableau de bord' })).toBeVisible();
  await expect(page.getByText('En direct')).toBeVisible();
  const [today, pending] = [await figure('Commandes du jour'), await figure('À traiter')];
  await client.post('/api/my/orders', { lines: [{ productId, quantity: 1 }] });
  await expect(tile('Commandes du jour').locator('.figure')).toHaveText(String(today + 1));
  await expect(tile('À traiter').locator('.figure')).toHaveText(String(pending + 1));
});

test('UI-1 each figure leads to its filtered list', async () => {
  await tile('À traiter').click();
  await expect(page).toHaveURL(/\/console\/orders\?status=pending$/);
  await page.goBack();
  await tile('En retard').click();
  await expect(page).toHaveURL(/\/console\/invoices\?due=overdue$/);
  await page.goBack();
});

test('UI-2 the charts have their figures as a table', async () => {
  await expect(page.getByRole('table', { name: 'Commandes par jour' }).getByRole('row')).toHaveCount(31);
  await page.getByRole('button', { name: '90 jours' }).click();
  await expect(page.getByRole('table', { name: 'Commandes par jour' }).getByRole('row')).toHaveCount(91);
  await page.getByRole('button', { name: '30 jours' }).click();
  await expect(page.getByRole('table', { name: 'Commandes par jour' }).getByRole('row')).toHaveCount(31);
});

test('UI-2 dashboard', async () => {
  await inspectScreen(page, 'console-dashboard');
  await inspectInEnglish(page, 'console-dashboard');
});

test('UI-1 Ctrl+K finds a client, a product and a page, and opens them by keyboard', async () => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.keyboard.press('Control+k');
  await search().fill('delaunay');
  await expect(found(/Atelier Delaunay/).first()).toBeVisible();
  await search().fill('VUE-1');
  await expect(found(/VUE-1/)).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/console/products/${productId}$`));
  await page.keyboard.press('Control+k');
  await search().fill('mouvem');
  await expect(found()).toHaveText([/Mouvements/]);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: /Mouvements/ })).toBeVisible();
});

test('UI-2 search', async () => {
  await page.keyboard.press('Control+k');
  await search().fill('camille');
  await expect(found(/Camille Lefèvre/).first()).toBeVisible();
  await inspectScreen(page, 'console-search');
  await search().fill('rien de tel');
  await expect(page.getByText('Rien ne correspond à « rien de tel ».')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(search()).toHaveCount(0);
});
