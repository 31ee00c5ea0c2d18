import { expect, test, type Page } from '@playwright/test';
import { api, demoPassword, signIn, startStack, type Stack } from '../harness/index.ts';
import { openHydrated } from '../harness/hydrated.ts';
import { inspectInEnglish, inspectScreen } from '../harness/screen.ts';
import { stockedProduct } from '../harness/shop.ts';

let stack: Stack;
let page: Page;
let problems: string[];

test.describe.configure({ mode: 'serial', timeout: 400_000 });
// Recording a trace of every axe run takes longer than the runs themselves.
test.use({ trace: 'off' });

test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000);
  stack = await startStack({ apis: 1, jobs: 1, seed: 'shop' });
  page = await (await browser.newContext({ baseURL: stack.baseUrl, locale: 'fr-FR' })).newPage();
  problems = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    // The browser itself reports refusals (401, 404, 409), which these journeys provoke.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      problems.push(message.text());
  });
});

test.afterAll(async () => {
  await stack.stop();
});

const at = async (path: string, heading: string | RegExp): Promise<void> => {
  await openHydrated(page, path);
  await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
};

test('UI-2 the public pages', async () => {
  await at('/', /./);
  await inspectScreen(page, 'portal-home');
  const [category] = (await api(stack.baseUrl).get<{ slug: string; name: string }[]>('/api/shop/categories')).body;
  await at(`/c/${category?.slug ?? ''}`, category?.name ?? '');
  await inspectScreen(page, 'portal-category');
  await inspectInEnglish(page, 'portal-category');
  const { items } = (await api(stack.baseUrl).get<{ items: { slug: string; name: string }[] }>('/api/shop/products'))
    .body;
  await at(`/p/${items[0]?.slug ?? ''}`, items[0]?.name ?? '');
  await inspectScreen(page, 'portal-product');
  await inspectInEnglish(page, 'portal-product');
  await at('/?q=introuvable', /introuvable/);
  await expect(page.getByText('Aucun produit ne correspond')).toBeVisible();
  await inspectScreen(page, 'portal-search-empty');
  await inspectInEnglish(page, 'portal-search-empty');
  await at('/nulle-part', 'Cette page n’existe pas');
  await inspectScreen(page, 'portal-not-found');
  await inspectInEnglish(page, 'portal-not-found');
});

test('UI-2 the way to the order', async () => {
  await at('/basket', 'Votre panier');
  await inspectScreen(page, 'portal-basket-empty');
  await inspectInEnglish(page, 'portal-basket-empty');
  await stockedProduct(stack.baseUrl, 'ECRAN-1', 3);
  await at('/p/article-ecran-1', 'Article ECRAN-1');
  await page.getByRole('button', { name: 'Augmenter la quantité' }).click();
  await page.getByRole('button', { name: 'Ajouter au panier' }).click();
  await at('/basket', 'Votre panier');
  await inspectScreen(page, 'portal-basket');
  await inspectInEnglish(page, 'portal-basket');
  await at('/register', 'Créer un compte');
  await page.getByRole('button', { name: 'Créer mon compte' }).click();
  await expect(page.getByText('Ce champ est nécessaire.').first()).toBeVisible();
  await inspectScreen(page, 'portal-register');
  await page.goto('/checkout');
  await page.getByLabel('Adresse e-mail').fill('client@picolo.test');
  await inspectScreen(page, 'portal-sign-in');
  await inspectInEnglish(page, 'portal-sign-in');
  await page.getByLabel('Mot de passe', { exact: true }).fill(demoPassword);
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Passer la commande' })).toBeVisible();
  await inspectScreen(page, 'portal-checkout');
});

test('OR-2 a refusal for lack of stock names what is left, and the basket is adjusted in one click', async () => {
  const admin = api(stack.baseUrl, await signIn(stack.baseUrl, 'admin@picolo.test'));
  const found = await admin.get<{ items: { id: number }[] }>('/api/shop/products?q=ECRAN-1');
  await page.route('**/api/shop/products**', (route) => route.abort());
  await admin.post('/api/stock/movements', { productId: found.body.items[0]?.id, kind: 'count', quantity: 1 });
  await page.getByRole('button', { name: /^Commander pour/ }).click();
  await expect(page.getByText('il ne reste que 1')).toBeVisible();
  await inspectScreen(page, 'portal-checkout-refused');
  await page.unroute('**/api/shop/products**');
  await page.getByRole('button', { name: 'Ajuster mon panier' }).click();
  await expect(page.getByText('Votre panier a été ajusté')).toBeVisible();
});

test('UI-2 the account', async () => {
  await page.getByRole('button', { name: /^Commander pour/ }).click();
  await expect(page.getByText('Merci, votre commande est enregistrée')).toBeVisible();
  await inspectScreen(page, 'portal-order');
  await page.getByRole('button', { name: 'Annuler la commande' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await inspectScreen(page, 'portal-order-cancel');
  await page.getByRole('button', { name: 'Oui, annuler la commande' }).click();
  await expect(page.getByText('Cette commande a été annulée')).toBeVisible();
  await inspectScreen(page, 'portal-order-cancelled');
  await inspectInEnglish(page, 'portal-order-cancelled');
  await at('/account/orders', 'Mes commandes');
  await inspectScreen(page, 'portal-orders');
  await at('/account/profile', 'Mes coordonnées');
  await inspectScreen(page, 'portal-profile');
  await inspectInEnglish(page, 'portal-profile');
});

test('UI-2 in English, switched without a reload and kept', async () => {
  await page.getByLabel('English').check();
  await expect(page.getByRole('heading', { level: 1, name: 'My details' })).toBeVisible();
  await at('/', 'Well chosen, well kept, ready to go.');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await inspectScreen(page, 'portal-home-en');
  await at('/account/orders', 'My orders');
  await inspectScreen(page, 'portal-orders-en');
});

test('SE-1 no page was refused anything by the content security policy, and none failed', () => {
  expect(problems).toEqual([]);
});
