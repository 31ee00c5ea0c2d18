import { expect, test, type Page } from '@playwright/test';
import { api, demoPassword, signIn, startStack, type Api, type Stack } from '../harness/index.ts';
import { inspectInEnglish, inspectScreen } from '../harness/screen.ts';

let stack: Stack;
let page: Page;
let admin: Api;
let client: Api;

interface Order {
  readonly id: number;
  readonly version: number;
  readonly lines: readonly { readonly name: string; readonly sku: string; readonly quantity: number }[];
  readonly requests: readonly { readonly id: number; readonly state: string }[];
}

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000);
  stack = await startStack({ apis: 1, jobs: 1, seed: 'shop' });
  admin = api(stack.baseUrl, await signIn(stack.baseUrl, 'admin@picolo.test'));
  client = api(stack.baseUrl, await signIn(stack.baseUrl, 'client@picolo.test'));
  const context = await browser.newContext({ baseURL: stack.baseUrl, locale: 'fr-FR' });
  page = await context.newPage();
  await page.goto('/sign-in');
  await page.getByLabel('Adresse e-mail').fill('client@picolo.test');
  await page.getByLabel('Mot de passe').fill(demoPassword);
  await page.keyboard.press('Enter');
  await page.waitForURL((address) => !address.pathname.includes('sign-in'));
});

test.afterAll(async () => {
  await stack.stop();
});

const own = async (status: string): Promise<Order> => {
  const { body } = await client.get<{ items: { id: number }[] }>(`/api/my/orders?status=${status}`);
  return (await client.get<Order>(`/api/my/orders/${String(body.items[0]?.id)}`)).body;
};
const open = async (id: number): Promise<void> => {
  await page.goto(`/account/orders/${id}`);
  await expect(page.getByRole('heading', { level: 1, name: /Commande CMD-/ })).toBeVisible();
};

test('OR-5 a client changes quantities, address and words of a pending order', async () => {
  const order = await own('pending');
  const [line] = order.lines;
  await open(order.id);
  await page.getByRole('button', { name: 'Modifier la commande' }).click();
  const dialog = page.getByRole('dialog', { name: /^Modifier la commande/ });
  await dialog.getByLabel(`Quantité de ${line?.name ?? ''}`).fill('1');
  await dialog.getByRole('button', { name: `Retirer ${order.lines[1]?.name ?? ''}` }).click();
  await dialog.getByLabel('Ajouter un article').fill('Thé');
  await dialog.getByRole('option').first().click();
  await dialog.getByLabel('Votre mot pour la préparation').fill('Sonnez deux fois');
  await inspectScreen(page, 'portal-order-change');
  await page.setViewportSize({ width: 1440, height: 900 });
  await dialog.getByRole('button', { name: 'Enregistrer les changements' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText('Sonnez deux fois')).toBeVisible();
  const changed = (await client.get<Order>(`/api/my/orders/${order.id}`)).body;
  expect(changed.version).toBe(order.version + 1);
  expect(changed.lines.find(({ sku }) => sku === line?.sku)?.quantity).toBe(1);
  expect(changed.lines.some(({ sku }) => sku === order.lines[1]?.sku)).toBe(false);
});

test('OR-5 more than there is: refused with what is left, and nothing changed', async () => {
  const order = await own('pending');
  const [line] = order.lines;
  await open(order.id);
  await page.getByRole('button', { name: 'Modifier la commande' }).click();
  const dialog = page.getByRole('dialog', { name: /^Modifier la commande/ });
  await dialog.getByLabel(`Quantité de ${line?.name ?? ''}`).fill('9000');
  await dialog.getByRole('button', { name: 'Enregistrer les changements' }).click();
  await expect(dialog.getByText(/il ne reste que/)).toBeVisible();
  expect((await client.get<Order>(`/api/my/orders/${order.id}`)).body).toMatchObject({ version: order.version });
  await dialog.getByRole('button', { name: 'Garder la commande' }).click();
});

test('OR-5 once it is begun the client asks, sees the answer live, and is notified', async () => {
  const pending = await own('pending');
  await open(pending.id);
  await admin.post(`/api/orders/${pending.id}/transitions`, { to: 'processing' });
  await expect(page.getByRole('button', { name: 'Modifier la commande' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Demander une modification' }).click();
  const dialog = page.getByRole('dialog', { name: 'Demander une modification' });
  await dialog.getByLabel('Votre demande').fill('Une boîte de plus, si possible ?');
  await dialog.getByRole('button', { name: 'Envoyer la demande' }).click();
  await expect(page.getByText('En attente de réponse')).toBeVisible();
  await inspectScreen(page, 'portal-order-asked');
  await inspectInEnglish(page, 'portal-order-asked');
  await page.setViewportSize({ width: 1440, height: 900 });
  const { requests } = (await client.get<Order>(`/api/my/orders/${pending.id}`)).body;
  await admin.post(`/api/orders/${pending.id}/requests/${String(requests[0]?.id)}/answer`, {
    decision: 'accept',
    answer: 'Avec plaisir.',
  });
  await expect(page.getByText('Avec plaisir.')).toBeVisible();
  await page.goto('/account/orders');
  await expect(page.getByText('Nous avons répondu à votre demande').first()).toBeVisible();
  await inspectScreen(page, 'portal-orders-news');
  await inspectInEnglish(page, 'portal-orders-news');
  await page.getByRole('button', { name: 'Tout marquer comme lu' }).click();
  await expect(page.getByRole('heading', { name: 'Du nouveau' })).toHaveCount(0);
});
