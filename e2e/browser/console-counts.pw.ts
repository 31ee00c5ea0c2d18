import { expect, test, type Browser, type Page } from '@playwright/test';
import { api, demoPassword, signIn, startStack, type Api, type Stack } from '../harness/index.ts';
import { inspectInEnglish, inspectScreen } from '../harness/screen.ts';

let stack: Stack;
let admin: Api;
let nadia: Page;
let karim: Page;

test.describe.configure({ mode: 'serial' });

const enter = async (browser: Browser, email: string): Promise<Page> => {
  const context = await browser.newContext({ baseURL: stack.baseUrl, locale: 'fr-FR' });
  const page = await context.newPage();
  await page.goto('/console/');
  await page.getByLabel('Adresse e-mail').fill(email);
  await page.getByLabel('Mot de passe').fill(demoPassword);
  await page.keyboard.press('Enter');
  await expect(page.getByText('En direct')).toBeVisible();
  return page;
};

test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000);
  stack = await startStack({ apis: 2, jobs: 1, seed: 'shop' });
  admin = api(stack.baseUrl, await signIn(stack.baseUrl, 'admin@picolo.test'));
  nadia = await enter(browser, 'employee@picolo.test');
  karim = await enter(browser, 'admin@picolo.test');
});

test.afterAll(async () => {
  await stack.stop();
});

const heading = (page: Page, name: RegExp | string): ReturnType<Page['getByRole']> =>
  page.getByRole('heading', { level: 1, name });
const stock = async (sku: string): Promise<number> => {
  const { body } = await admin.get<{ items: { sku: string; stock: { onHand: number } }[] }>(`/api/products?q=${sku}`);
  return body.items.find((product) => product.sku === sku)?.stock.onHand ?? -1;
};
/** Scanner and keyboard alone: the code, Enter, the quantity, Enter. */
const count = async (page: Page, code: string, quantity: number): Promise<void> => {
  await page.getByLabel('Code-barres ou référence').fill(code);
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Quantité en rayon')).toBeFocused();
  await page.keyboard.type(String(quantity));
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Code-barres ou référence')).toBeFocused();
};

test('ST-8 goods go from the reserve to the shop, several products at once', async () => {
  await nadia.goto('/console/stock');
  await expect(heading(nadia, 'Niveaux de stock')).toBeVisible();
  await expect(nadia.getByRole('columnheader', { name: 'Réserve' })).toBeVisible();
  await nadia.getByLabel('Emplacement').selectOption({ label: 'Réserve' });
  await expect(nadia).toHaveURL(/place=\d+/);
  await expect(nadia.getByRole('columnheader', { name: 'Magasin' })).toHaveCount(0);
  await expect(nadia.getByRole('row', { name: /THE-001/ })).toBeVisible();
  await inspectScreen(nadia, 'console-stock-place');
  await nadia.getByRole('button', { name: 'Transférer' }).click();
  const dialog = nadia.getByRole('dialog', { name: 'Transfert entre emplacements' });
  for (const code of ['THE-001', 'CON-001']) {
    await dialog.getByRole('combobox', { name: 'Ajouter un produit' }).fill(code);
    await expect(dialog.getByRole('option', { name: new RegExp(code) })).toBeVisible();
    await nadia.keyboard.press('Enter');
  }
  await inspectScreen(nadia, 'console-transfer');
  await dialog.getByRole('button', { name: 'Transférer' }).click();
  await expect(nadia.getByText(/2 produits transférés/)).toBeVisible();
  await nadia.goto('/console/movements?kind=transfer');
  await expect(nadia.getByText(/Réserve → Magasin/).first()).toBeVisible();
});

test('ST-8 the locations are named, chosen and archived by the administrator', async () => {
  await karim.goto('/console/locations');
  await expect(heading(karim, 'Emplacements')).toBeVisible();
  await karim.getByRole('button', { name: 'Nouvel emplacement' }).click();
  await karim.getByRole('textbox', { name: 'Nom', exact: true }).fill('Camionnette');
  await karim.getByRole('button', { name: 'Enregistrer' }).click();
  const row = karim.getByRole('row', { name: /Camionnette/ });
  await expect(row).toBeVisible();
  await inspectScreen(karim, 'console-locations');
  await inspectInEnglish(karim, 'console-locations');
  await row.getByRole('button', { name: /Archiver/ }).click();
  await expect(row.getByText('archivé')).toBeVisible();
});

test('ST-6 two browsers count the same session and validate: the stock is what was counted', async () => {
  const [before, other] = [await stock('THE-002'), await stock('THE-004')];
  await nadia.goto('/console/counts');
  await nadia.getByRole('button', { name: 'Nouvel inventaire' }).first().click();
  await nadia.getByRole('textbox', { name: 'Nom', exact: true }).fill('Rayon thés');
  await nadia.getByLabel('Une catégorie').check();
  await nadia.getByLabel('Catégorie', { exact: true }).selectOption({ label: 'Thés et cafés' });
  await nadia.getByRole('button', { name: 'Ouvrir l’inventaire' }).click();
  await expect(heading(nadia, 'Rayon thés')).toBeVisible();
  await karim.goto(nadia.url());
  await expect(heading(karim, 'Rayon thés')).toBeVisible();
  await expect(karim.getByText('En direct')).toBeVisible();

  await count(nadia, 'THE-002', before - 2);
  // The other screen hears of it without a touch, with the name.
  const seen = karim.getByRole('row', { name: /THE-002/ });
  await expect(seen.getByText(String(before - 2), { exact: true })).toBeVisible();
  await count(karim, 'THE-004', other);
  await expect(nadia.getByText(/2 sur \d+ comptés/)).toBeVisible();

  // Found on a second shelf: added to the first.
  await karim.getByLabel('Code-barres ou référence').fill('THE-002');
  await karim.keyboard.press('Enter');
  await expect(karim.getByText(/comptés par/)).toBeVisible();
  await inspectScreen(karim, 'console-count');
  await karim.getByLabel('Ajouter', { exact: true }).check();
  await karim.getByLabel('Quantité en rayon').fill('1');
  await karim.keyboard.press('Enter');
  await expect(
    nadia.getByRole('row', { name: /THE-002/ }).getByText(String(before - 1), { exact: true }),
  ).toBeVisible();

  await nadia.getByRole('button', { name: 'Valider' }).click();
  await nadia.getByRole('dialog').getByRole('button', { name: 'Valider' }).click();
  await expect(nadia.getByText('Inventaire validé')).toBeVisible();
  await expect(karim.getByText('Validé', { exact: true }).first()).toBeVisible();
  expect([await stock('THE-002'), await stock('THE-004')]).toEqual([before - 1, other]);
  await inspectScreen(nadia, 'console-count-result');
  await inspectInEnglish(nadia, 'console-count-result');
});

test('ST-6 a product outside of the session is offered to be added', async () => {
  await nadia.goto('/console/counts?state=open');
  await nadia.getByRole('link', { name: 'Inventaire maison et table' }).click();
  await nadia.getByLabel('Code-barres ou référence').fill('THE-001');
  await nadia.keyboard.press('Enter');
  await expect(nadia.getByText(/n’est pas dans cet inventaire/)).toBeVisible();
  await nadia.getByRole('button', { name: 'Ajouter et compter' }).click();
  await expect(nadia.getByLabel('Quantité en rayon')).toBeFocused();
  await nadia.goto('/console/counts');
  await expect(heading(nadia, /Inventaires/)).toBeVisible();
  await inspectScreen(nadia, 'console-counts');
  await inspectInEnglish(nadia, 'console-counts');
});

test('ST-3 the card of a product shows its level over time, as a picture and as figures', async () => {
  const { body } = await admin.get<{ items: { id: number }[] }>('/api/products?q=THE-001');
  await nadia.goto(`/console/products/${body.items[0]?.id ?? 0}`);
  await expect(nadia.getByRole('heading', { name: 'Évolution du stock' })).toBeVisible();
  await nadia.getByLabel('90 j').check();
  await expect(nadia.locator('canvas')).toBeVisible();
  await expect(nadia.getByRole('row')).not.toHaveCount(0);
  await inspectScreen(nadia, 'console-stock-card');
  await inspectInEnglish(nadia, 'console-stock-card');
  await nadia.getByRole('button', { name: 'Tableau' }).click();
  await expect(nadia.locator('canvas')).toBeHidden();
  await expect(nadia.getByRole('columnheader', { name: 'Jour' })).toBeVisible();
  await nadia.getByRole('button', { name: 'Tableau' }).click();
  await expect(nadia.locator('canvas')).toBeVisible();
});
