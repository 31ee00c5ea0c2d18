import { expect, test, type Locator, type Page } from '@playwright/test';
import { addDeskPrinter, removeDeskPrinter } from '../harness/desk-printer.ts';
import { doubtfulJob } from '../harness/doubtful-job.ts';
import { api, demoPassword, signIn, startStack, type Api, type Stack } from '../harness/index.ts';
import { inspectInEnglish, inspectScreen } from '../harness/screen.ts';
import { changeSettings, processedOrder, stockedProduct } from '../harness/shop.ts';

let stack: Stack;
let page: Page;
let admin: Api;
let productId: number;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000);
  stack = await startStack({ apis: 1, jobs: 1, worker: true, seed: 'shop' });
  admin = api(stack.baseUrl, await signIn(stack.baseUrl, 'admin@picolo.test'));
  productId = await stockedProduct(stack.baseUrl, 'CONSOLE-1', 8);
  page = await (await browser.newContext({ baseURL: stack.baseUrl, locale: 'fr-FR' })).newPage();
  await page.goto('/console/sign-in');
  await page.getByLabel('Adresse e-mail').fill('employee@picolo.test');
  await page.getByLabel('Mot de passe').fill(demoPassword);
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Tableau de bord' })).toBeVisible();
});

test.afterAll(async () => {
  await stack.stop();
});

const button = (name: string | RegExp): Locator => page.getByRole('button', { name });

const open = async (path: string): Promise<void> => {
  await page.goto(`/console/${path}`);
  await expect(page.getByText('En direct')).toBeVisible();
};

/** A figure of the level card, by its name. */
const figure = (name: string): Locator =>
  page.locator('app-level-card dl > div').filter({ hasText: name }).locator('dd');

test('ID-3 the menu shows what the rights allow; the rest says whom to ask', async () => {
  await expect(page.getByRole('link', { name: 'Impression' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Tâches en échec' })).toHaveCount(0);
  await page.goto('/console/failed-tasks');
  await expect(page.getByText('Demandez-le à un administrateur')).toBeVisible();
});

test('ST-5 a level changed elsewhere shows on the open page, and its movement in the ledger', async () => {
  await open(`products/${productId}`);
  await expect(figure('En stock')).toHaveText(/^\s*8\s*$/);
  await admin.post('/api/stock/movements', { productId, kind: 'receipt', quantity: 2.0, reason: 'BL 4471' });
  await expect(figure('En stock')).toHaveText(/^\s*10\s*$/);
  await expect(page.getByRole('row').filter({ hasText: 'BL 4471' })).toContainText('+2');
});

test('ST-2 an adjustment below zero is refused beside its field; a count is entered', async () => {
  await button('Autres actions').click();
  await page.getByRole('menuitem', { name: 'Ajuster le stock' }).click();
  await page.getByLabel('Différence').fill('-11');
  await button('Enregistrer le mouvement').click();
  await expect(page.getByText(/il n’y en a que 10 ici/)).toBeVisible();
  await page.getByRole('dialog').getByText('Inventaire', { exact: true }).click();
  await page.getByLabel('Quantité comptée').fill('9');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(figure('En stock')).toHaveText(/^\s*9\s*$/);
});

test('ST-1 unsaved changes are not lost by a click elsewhere', async () => {
  await page.getByRole('link', { name: 'Modifier' }).click();
  await page.getByLabel('Description').fill('Tourné à la main');
  await page.getByRole('link', { name: 'Factures' }).click();
  await expect(page.getByText('Quitter sans enregistrer ?')).toBeVisible();
  await button('Rester sur la page').click();
  await expect(page.getByLabel('Description')).toHaveValue('Tourné à la main');
});

test('ST-1 a lost update is refused; both persons’ changes are kept on demand', async () => {
  const { body } = await admin.get<{ version: number }>(`/api/products/${productId}`);
  const changed = await admin.patch(`/api/products/${productId}`, { version: body.version, lowStockThreshold: 3 });
  expect(changed.status).toBe(200);
  await page.getByLabel('Description').press('Control+Enter');
  await expect(page.getByText('Cette fiche a changé entre-temps')).toBeVisible();
  await button('Ajouter mes modifications aux siennes').click();
  await expect(page.getByText('Tourné à la main')).toBeVisible();
  await expect(figure('Seuil')).toHaveText(/^\s*3\s*$/);
});

test('OR-1 OR-2 an employee orders for a client; too much is told on its line', async () => {
  await open('orders/new');
  await page.getByRole('combobox', { name: 'Client' }).fill('Delaunay');
  await page.getByRole('option', { name: /Atelier Delaunay/ }).click();
  await page.getByRole('combobox', { name: 'Ajouter un produit' }).fill('CONSOLE-1');
  await page.getByRole('option', { name: /CONSOLE-1/ }).click();
  await page.getByLabel('Quantité').fill('10');
  await button('Passer la commande').click();
  await expect(page.getByText('il ne reste que 9. Réduisez la quantité.')).toBeVisible();
  await page.getByLabel('Quantité').fill('4');
  await button('Passer la commande').click();
  await expect(page.getByRole('heading', { level: 1, name: /^Commande CMD-/ })).toBeVisible();
  await expect(button('Commencer le traitement')).toBeVisible();
});

test('OR-3 a new order does not move the list while the pointer is on it', async () => {
  await open('orders');
  const rows = page.locator('tbody tr');
  const before = await rows.first().innerText();
  await rows.nth(2).hover();
  const clients = await admin.get<{ items: { id: number; billing: object | null }[] }>('/api/clients');
  const clientId = clients.body.items.find(({ billing }) => billing !== null)?.id;
  const placed = await admin.post<{ number: string }>('/api/orders', {
    clientId,
    lines: [{ productId, quantity: 1 }],
  });
  await expect(button('Afficher 1 nouvelle commande')).toBeVisible();
  expect(await rows.first().innerText()).toBe(before);
  await button('Afficher 1 nouvelle commande').click();
  await expect(rows.first()).toContainText(placed.body.number);
});

test('PR-1 the page "message à imprimer" confirms live, up to printed', async () => {
  await open('printing');
  await button('Envoyer').click();
  await expect(page.getByText('Ce champ est nécessaire.')).toBeVisible();
  await page.getByLabel('Message', { exact: true }).fill('é'.repeat(5_121));
  await button('Envoyer').click();
  await expect(page.getByText('10 240 octets au plus')).toBeVisible();
  await page.getByLabel('Message', { exact: true }).fill('Bonjour de la console');
  await button('Envoyer').click();
  await expect(page.getByText('C’est imprimé.')).toBeVisible();
  await expect(page.locator('tbody tr').first()).toContainText('Imprimé');
});

test('PR-5 copies, sides and paper are offered where the printer has them; a refusal stands beside its field', async () => {
  await page.route('**/api/printers', async (route) => {
    const response = await route.fetch();
    const sides = ['one-sided', 'two-sided-long-edge'];
    const abilities = { columns: null, copies: 99, sides, media: ['iso_a4_210x297mm', 'iso_a5_148x210mm'] };
    const printers = (await response.json()) as object[];
    await route.fulfill({ response, json: printers.map((printer) => ({ ...printer, abilities })) });
  });
  await page.route('**/api/print-routing', async (route) => {
    const response = await route.fetch();
    const { routes, groups } = (await response.json()) as { routes: object[]; groups: object[] };
    const usual = routes.map((one) => ({ ...one, options: { copies: 2 } }));
    await route.fulfill({ response, json: { routes: usual, groups } });
  });
  await page.setViewportSize({ width: 1440, height: 900 });
  await open('printing');
  await page.getByLabel('Message', { exact: true }).fill('Deux fois, merci');
  // What messages usually have stands there from the beginning.
  await expect(page.getByLabel('Exemplaires')).toHaveValue('2');
  await page.getByLabel('Faces').selectOption('Recto verso, bord long');
  await page.getByLabel('Papier').selectOption('A5 · 148 × 210 mm');
  await inspectScreen(page, 'console-print-options', 'once');
  await page.setViewportSize({ width: 1440, height: 900 });
  await button('Envoyer').click();
  // What the page was told is not what the folder can do.
  await expect(page.getByText('fait au plus 1 exemplaire(s) d’un travail')).toBeVisible();
  for (const mocked of ['**/api/printers', '**/api/print-routing']) await page.unroute(mocked);
});

test('PR-7 a printer prints a test page from its card, followed live to the paper', async () => {
  await open('printing/printers');
  await button('Page d’essai').click();
  await expect(page.getByText('C’est imprimé.')).toBeVisible();
  await page.getByRole('link', { name: /^Impression n°/ }).click();
  await expect(page.getByText('Si vous lisez ces lignes')).toBeVisible();
});

test('PR-3 an unconfirmed print waits for a person: it came out, or print again as a duplicate', async () => {
  const doubtful = (content: string): Promise<number> => doubtfulJob(stack, admin, content);
  await addDeskPrinter(stack, { columns: null, copies: 9, sides: [], media: [] });
  // Here both of them work; what is sent to it waits all the same.
  await page.route('**/api/printers', async (route) => {
    const response = await route.fetch();
    const printers = (await response.json()) as object[];
    await route.fulfill({ response, json: printers.map((printer) => ({ ...printer, state: 'ready' })) });
  });
  await doubtful('Sorti ?');
  const again = await doubtful('Pas sorti ?');
  const jammed = await doubtful('Bourrage');
  await page.setViewportSize({ width: 1440, height: 900 });
  await open('printing');
  const undecided = page.getByRole('region', { name: 'Impressions à vérifier' });
  await expect(undecided.getByRole('listitem')).toHaveCount(3);
  await inspectScreen(page, 'console-undecided');
  await inspectInEnglish(page, 'console-undecided');

  // With one printer jammed, the copy is to come out of another one: that one stands there already.
  const job = (text: string): Locator => undecided.getByRole('listitem').filter({ hasText: text });
  const elsewhere = undecided.getByRole('button', { name: /^Autre imprimante….*Bourrage/ });
  const dialog = page.getByRole('dialog');
  await elsewhere.press('Enter');
  await expect(dialog.getByLabel('Imprimante').locator('option:checked')).toHaveText('Bureau');
  await inspectScreen(page, 'console-print-elsewhere');
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(elsewhere).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('button', { name: 'Imprimer le duplicata' })).toBeEnabled();
  await dialog.getByLabel('Exemplaires').fill('2');
  await page.keyboard.press('Control+Enter');
  await expect(undecided.getByRole('listitem')).toHaveCount(2);
  await expect(dialog).toHaveCount(0);
  // Its row is gone: the focus stands where it says how many are left.
  await expect(undecided.getByRole('heading')).toBeFocused();
  const { reprints } = (await admin.get<{ reprints: number[] }>(`/api/print-jobs/${jammed}`)).body;
  const copy = await admin.get<{ printer: { name: string }; options: object }>(`/api/print-jobs/${reprints[0] ?? 0}`);
  expect(copy.body).toMatchObject({ printer: { name: 'Bureau' }, options: { copies: 2 } });

  // One click prints it where it was meant to come out.
  await job('Pas sorti ?').getByRole('button', { name: 'Réimprimer' }).click();
  await expect(undecided.getByRole('listitem')).toHaveCount(1);
  await undecided.getByRole('button', { name: 'C’est sorti' }).click();
  await expect(undecided).toHaveCount(0);
  await expect(page.locator('app-print-job-list > .page')).toBeFocused();
  await page.goto(`/console/printing/jobs/${again}`);
  await page.getByRole('link', { name: /^Impression n°/ }).click();
  await expect(page.getByText('Duplicata de')).toBeVisible();
  await expect(page.getByText('Imprimé').first()).toBeVisible();
  await page.unroute('**/api/printers');
  await removeDeskPrinter(stack);
});

test('NO-1 a low stock rings the bell of the open page; read, it is quiet', async () => {
  const bell = button(/^Notifications/);
  await open('orders');
  await expect(bell).toBeVisible();
  const id = await stockedProduct(stack.baseUrl, 'CONSOLE-2', 8);
  const { body } = await admin.get<{ version: number }>(`/api/products/${id}`);
  await admin.patch(`/api/products/${id}`, { version: body.version, lowStockThreshold: 3 });
  await admin.post('/api/stock/movements', { productId: id, kind: 'count', quantity: 2 });
  await expect(bell).toHaveAccessibleName(/non lue/);
  await bell.click();
  await expect(page.getByText('Stock bas : Article CONSOLE-2')).toBeVisible();
  await button('Tout marquer comme lu').click();
  await page.keyboard.press('Escape');
  await expect(bell).toHaveAccessibleName('Notifications');
});

test('IN-1 UI-5 orders that wait are invoiced in a batch, which says live how far it is', async () => {
  await admin.post('/api/stock/movements', { productId, kind: 'receipt', quantity: 20 });
  await changeSettings(admin, { orderInvoicing: 'batch' });
  await open('invoices');
  await page.getByRole('link', { name: 'À facturer' }).click();
  await expect(page.getByText('Chaque commande traitée a sa facture.')).toBeVisible();
  const order = (): ReturnType<typeof processedOrder> => processedOrder(admin, productId, 'Delaunay');
  const orders = [await order(), await order(), await order()];
  for (const { number } of orders) await expect(page.getByRole('row').filter({ hasText: number })).toBeVisible();
  await inspectScreen(page, 'console-to-invoice');
  await inspectInEnglish(page, 'console-to-invoice');
  await page.setViewportSize({ width: 1280, height: 800 });
  const [first, second] = orders;
  await page.getByLabel(`Choisir ${first?.number ?? ''}`).check();
  await page.getByLabel(`Choisir ${second?.number ?? ''}`).check();
  await button('Facturer 2 commandes').click();
  await expect(page.getByRole('heading', { level: 1, name: /^Lot de factures/ })).toBeVisible();
  await expect(page.getByText('2 sur 2')).toBeVisible();
  await expect(page.getByText('Terminé')).toBeVisible();
  await inspectScreen(page, 'console-batch');
  await inspectInEnglish(page, 'console-batch');
  await page.goto('/console/invoices/batches');
  await expect(page.getByRole('link', { name: 'Lot de factures 1' })).toBeVisible();
  await inspectScreen(page, 'console-batches');
  await inspectInEnglish(page, 'console-batches');
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto('/console/invoices');
  await page.getByRole('link', { name: 'À facturer' }).click();
  await expect(page.getByLabel(/^Choisir CMD/)).toHaveCount(1);
  await button('Tout facturer').click();
  await expect(page.getByText('1 sur 1')).toBeVisible();
  await changeSettings(admin, { orderInvoicing: 'processed' });
  await page.getByRole('link', { name: 'Voir les factures' }).click();
  const download = page.waitForEvent('download');
  await page
    .getByRole('checkbox', { name: /^Choisir FA-/ })
    .first()
    .check();
  await page.getByRole('link', { name: 'Télécharger 1 PDF' }).click();
  expect((await download).suggestedFilename()).toBe('factures.zip');
});

test('IN-4 an invoice that the test platform refuses says why, and is deposited again', async () => {
  const { id } = await processedOrder(admin, productId, 'Margaux', 'REFUS');
  await open(`orders/${id}`);
  await page.getByRole('link', { name: /^FA-/ }).click();
  await expect(page.getByText('Plateforme de test', { exact: true })).toBeVisible();
  await expect(page.getByText('Numéro de commande inconnu de l’acheteur.')).toBeVisible({ timeout: 60_000 });
  await button('Déposer à nouveau').click();
  await expect(page.getByText('Dépôt n° 2')).toBeVisible();
  await expect(page.getByText('Approuvée')).toBeVisible({ timeout: 60_000 });
  await inspectScreen(page, 'console-invoice-platform');
  await inspectInEnglish(page, 'console-invoice-platform');
});
