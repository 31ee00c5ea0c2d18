import { expect, test, type Browser, type Locator, type Page } from '@playwright/test';
import { addDeskPrinter, removeDeskPrinter } from '../harness/desk-printer.ts';
import { api, demoPassword, signIn, startStack, type Api, type Stack } from '../harness/index.ts';
import { inspectInEnglish, inspectScreen } from '../harness/screen.ts';
import { languages, visitorIn, wordsOf, type Language } from '../harness/words.ts';

let stack: Stack;
/** In French; `english` is the other screen of the same administrator. */
let page: Page;
let english: Page;
let admin: Api;

test.describe.configure({ mode: 'serial' });

const entered = async (browser: Browser, language: Language): Promise<Page> => {
  const t = wordsOf('console', language);
  const opened = await (await visitorIn(browser, language, stack.baseUrl)).newPage();
  await opened.goto('/console/');
  await opened.getByLabel(t('signIn.email')).fill('admin@picolo.test');
  await opened.getByLabel(t('signIn.password')).fill(demoPassword);
  await opened.keyboard.press('Enter');
  await expect(opened.getByText(t('live.on'), { exact: true })).toBeVisible();
  return opened;
};

test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000);
  stack = await startStack({ apis: 1, jobs: 1, worker: true, seed: 'shop' });
  admin = api(stack.baseUrl, await signIn(stack.baseUrl, 'admin@picolo.test'));
  page = await entered(browser, 'fr');
  english = await entered(browser, 'en');
});

test.afterAll(async () => {
  await stack.stop();
});

const heading = (name: RegExp | string): Locator => page.getByRole('heading', { level: 1, name });
const open = async (path: string, title: RegExp | string): Promise<void> => {
  await page.goto(`/console/${path}`);
  await expect(heading(title)).toBeVisible();
  await expect(page.getByText('Chargement…')).toHaveCount(0);
  await expect(page.getByText('En direct')).toBeVisible();
};
const orderWith = async (query: string): Promise<{ id: number; number: string }> => {
  const { body } = await admin.get<{ items: { id: number; number: string }[] }>(`/api/orders?${query}&limit=1`);
  return body.items[0] ?? { id: 0, number: '' };
};
const statusOf = async (id: number): Promise<string> =>
  (await admin.get<{ status: string }>(`/api/orders/${id}`)).body.status;

test('OR-6 filters, search and sort live in the URL and come back with it', async () => {
  await open('orders', 'Commandes');
  await page.getByText('Filtres', { exact: true }).click();
  await page.getByLabel('Origine').selectOption('staff');
  await expect(page).toHaveURL(/origin=staff/);
  await page.getByLabel('Avec une demande de modification').check();
  await expect(page).toHaveURL(/requests=open/);
  await expect(page.getByText('Aucun résultat')).toBeVisible();
  await page.getByLabel('Origine').selectOption('');
  await expect(page.getByText('Modification demandée').first()).toBeVisible();
  await open('orders?sort=-gross&status=delivered', 'Commandes');
  const totals = await page.locator('tbody td:last-child').allInnerTexts();
  const cents = totals.map((text) => Number(text.replace(/\D/g, '')));
  expect(cents).toEqual([...cents].sort((a, b) => b - a));
  await open('orders?q=HQ-22', 'Commandes');
  await expect(page.locator('tbody tr')).toHaveCount(4);
});

test('OR-6 the filtered list is a file that a French Excel opens', async () => {
  await open('orders?status=delivered', 'Commandes');
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Exporter' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('commandes.csv');
  const stream = await file.createReadStream();
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  expect(text.startsWith('\uFEFFNuméro;Date;État;')).toBe(true);
  expect(text).toContain(';Livrée;');
  expect(text).not.toContain(';En attente;');
});

const column = (status: string): Locator => page.locator(`[data-column="${status}"]`);

/** Drags the card of an order with the mouse, as a hand does, onto the column of another state. */
async function drag(on: Page, number: string, from: string, to: string): Promise<void> {
  const card = on.locator(`[data-column="${from}"]`).locator('li', { hasText: number });
  await expect(card).toBeVisible();
  const [start, end] = [await card.boundingBox(), await on.locator(`[data-column="${to}"]`).boundingBox()];
  if (start === null || end === null) throw new Error('the card or its target is not on the screen');
  await on.mouse.move(start.x + 40, start.y + start.height - 12);
  await on.mouse.down();
  await on.mouse.move(start.x + 80, start.y + start.height, { steps: 5 });
  await on.mouse.move(end.x + end.width / 2, end.y + 40, { steps: 15 });
  await on.mouse.up();
}

for (const language of languages) {
  const t = wordsOf('console', language);

  test(`OR-6 the board: what is refused comes back and says why; a card is dragged to its next state, and every screen sees it (${language})`, async () => {
    const [own, other] = language === 'fr' ? [page, english] : [english, page];
    const { id, number } = await orderWith('status=pending');
    const card = (on: Page, status: string): Locator =>
      on.locator(`[data-column="${status}"]`).locator('li', { hasText: number });
    for (const one of [own, other]) {
      await one.goto('/console/orders/board');
      await expect(card(one, 'pending')).toBeVisible();
    }
    await expect(own.getByRole('heading', { level: 1, name: t('board.title') })).toBeVisible();
    const stays = t('board.refused', { number, status: t('orderStatus.pending'), why: '' }).trim();
    // What comes live in the middle of a drag may undo it: a hand drags once more.
    await expect(async () => {
      await drag(own, number, 'pending', 'shipped');
      await expect(own.getByText(stays).first()).toBeVisible({ timeout: 5_000 });
    }).toPass();
    await expect(card(own, 'pending')).toBeVisible();
    expect(await statusOf(id)).toBe('pending');
    await expect(async () => {
      if (!(await card(own, 'processing').isVisible())) await drag(own, number, 'pending', 'processing');
      await expect(card(own, 'processing')).toBeVisible({ timeout: 5_000 });
    }).toPass();
    for (const one of [own, other]) await expect(card(one, 'processing')).toBeVisible();
    await expect.poll(() => statusOf(id)).toBe('processing');
  });
}

test('OR-6 the board by keyboard: the card’s menu moves it, the focus follows', async () => {
  const { id, number } = await orderWith('status=pending');
  await open('orders/board', 'Tableau des commandes');
  const menu = page.getByRole('button', { name: `Déplacer ${number}` });
  await menu.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Vers « En cours de traitement »' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(column('processing').locator('li', { hasText: number })).toBeVisible();
  await expect(page.getByRole('link', { name: number })).toBeFocused();
  // The card moves before the server has answered.
  await expect.poll(() => statusOf(id)).toBe('processing');
});

test('OR-5 staff reads a client’s request, accepts it and the lines follow', async () => {
  const { id } = await orderWith('requests=open');
  await open(`orders/${id}`, /^Commande CMD-/);
  await expect(page.getByText('quatre paquets de biscuits').first()).toBeVisible();
  await page.getByRole('button', { name: 'Accepter' }).click();
  await page.getByLabel('Votre réponse').fill('Avec plaisir, c’est ajouté.');
  await page.getByRole('dialog').getByRole('button', { name: 'Accepter' }).click();
  await expect(page.getByText('Réponse envoyée au client')).toBeVisible();
  await expect(page.getByText('Demande acceptée')).toBeVisible();
  const { body } = await admin.get<{ lines: { sku: string; quantity: number }[] }>(`/api/orders/${id}`);
  expect(body.lines.find(({ sku }) => sku === 'BIS-001')?.quantity).toBe(4);
});

test('OR-4 a partial return with its reason, then the rest: the order is returned', async () => {
  const { id } = await orderWith('status=shipped&q=SM-96');
  await open(`orders/${id}`, /^Commande CMD-/);
  await page.getByRole('button', { name: 'Autres actions' }).click();
  await page.getByRole('menuitem', { name: /etour/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Quantité retournée').first().fill('3');
  await dialog.getByLabel('Que devient le produit ?').first().selectOption('scrap');
  await dialog.getByLabel('Motif').first().fill('Boîtes percées');
  await dialog.getByRole('button', { name: 'Enregistrer le retour' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText('Boîtes percées')).toBeVisible();
  expect(await statusOf(id)).toBe('shipped');
  await page.getByRole('button', { name: 'Autres actions' }).click();
  await page.getByRole('menuitem', { name: /etour/ }).click();
  await dialog.getByRole('button', { name: 'Tout retourner' }).click();
  await dialog.getByRole('button', { name: 'Enregistrer le retour' }).click();
  await expect(dialog).toBeHidden();
  await expect.poll(() => statusOf(id)).toBe('returned');
});

test('OR-5 the note of the house and the ticket', async () => {
  const { id } = await orderWith('status=processing&q=HQ-2268');
  await open(`orders/${id}`, /^Commande CMD-/);
  await page.getByRole('button', { name: 'Modifier la note interne' }).click();
  await page.getByRole('dialog').getByLabel('Note interne').fill('Rappeler avant midi');
  await page.getByRole('dialog').getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText('Maintenant : Rappeler avant midi')).toBeVisible();
  await page.getByRole('button', { name: 'Autres actions' }).click();
  await page.getByRole('menuitem', { name: 'Imprimer le bon…' }).click();
  const picture = page.getByRole('dialog').getByRole('img', { name: 'Aperçu du bon de préparation' });
  await expect.poll(() => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(504);
  await inspectScreen(page, 'console-ticket', 'once');
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole('dialog').getByRole('button', { name: 'Imprimer le bon' }).click();
  await expect(page.getByText('Bon de préparation envoyé à l’imprimante')).toBeVisible();
  await expect(page.getByText('Imprimé', { exact: true })).toBeVisible();
  await page.getByRole('link', { name: 'Bon de préparation' }).click();
  const shown = page.getByRole('img', { name: 'Aperçu du bon de préparation' });
  await expect.poll(() => shown.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(504);
  await inspectScreen(page, 'console-ticket-job', 'once');
  await page.setViewportSize({ width: 1440, height: 900 });
});

test('UI-2 list, board, order and entry look right', async () => {
  await open('orders?requests=open&sort=gross', 'Commandes');
  await page.getByText('Filtres (1)', { exact: true }).click();
  await inspectScreen(page, 'console-orders-filters');
  await open('orders/board', 'Tableau des commandes');
  await inspectScreen(page, 'console-order-board');
  await inspectInEnglish(page, 'console-order-board');
  const { id } = await orderWith('q=HQ-2268');
  await open(`orders/${id}`, /^Commande CMD-/);
  await inspectScreen(page, 'console-order-noted');
  await inspectInEnglish(page, 'console-order-noted');
});

test('PR-5 a kind has its usual copies, sides and paper, shown on its jobs; a copy goes to another printer', async () => {
  const abilities = {
    ...{ columns: null, copies: 9, sides: ['one-sided', 'two-sided-long-edge'] },
    media: ['iso_a4_210x297mm', 'iso_a5_148x210mm'],
  };
  await addDeskPrinter(stack, abilities);
  await page.setViewportSize({ width: 1440, height: 900 });
  await open('printing/routing', 'Impression');
  const choose = page.getByRole('button', { name: 'Bon de préparation : choisir exemplaires, faces et papier' });
  await expect(choose).toHaveCount(0);
  await page.getByLabel('Bon de préparation : sort sur').selectOption({ label: 'Bureau' });
  await choose.click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Exemplaires').fill('10');
  await expect(dialog.getByRole('button', { name: 'Enregistrer' })).toBeDisabled();
  await dialog.getByLabel('Exemplaires').fill('2');
  await dialog.getByLabel('Faces').selectOption('Recto verso, bord long');
  await dialog.getByLabel('Papier').selectOption('A5 · 148 × 210 mm');
  await inspectScreen(page, 'console-route-options');
  await page.setViewportSize({ width: 1440, height: 900 });
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(dialog).toBeHidden();
  const usual = '2 exemplaires, Recto verso, bord long, A5 · 148 × 210 mm';
  const row = page.getByRole('row').filter({ hasText: 'Bon de préparation' });
  await expect(row).toContainText(usual);
  await stack.db.query(`UPDATE printers SET abilities = ? WHERE name = 'Bureau'`, [
    JSON.stringify({ ...abilities, sides: [] }),
  ]);
  await open('printing/routing', 'Impression');
  await expect(row).toContainText('« Bureau » ne propose pas tout cela');
  await inspectScreen(page, 'console-routing-options');
  await inspectInEnglish(page, 'console-routing-options');
  await page.setViewportSize({ width: 1440, height: 900 });
  const orders = await admin.get<{ items: { id: number }[] }>('/api/orders?limit=1');
  const ticket = await admin.post<{ jobId: number }>(`/api/orders/${orders.body.items[0]?.id ?? 0}/ticket`);
  await open(`printing/jobs/${ticket.body.jobId}`, /^CMD-/);
  await expect(page.getByText(usual)).toBeVisible();
  await page.getByRole('button', { name: 'Annuler l’impression' }).click();
  await page.getByRole('button', { name: 'Réimprimer' }).click();
  await dialog.getByLabel('Imprimante').selectOption({ label: 'Bureau' });
  await dialog.getByLabel('Exemplaires').fill('3');
  await inspectScreen(page, 'console-reprint');
  await page.setViewportSize({ width: 1440, height: 900 });
  await dialog.getByRole('button', { name: 'Imprimer le duplicata' }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole('link', { name: /^Impression n°/ }).click();
  await expect(page.getByText('Duplicata de')).toBeVisible();
  // What was not chosen is what the route says, as on the ticket itself.
  await expect(page.getByText('3 exemplaires, Recto verso, bord long, A5 · 148 × 210 mm')).toBeVisible();
  await open('printing', 'Impression');
  // All states stand in one row.
  const chips = page.locator('app-filter-chips a');
  const tops = await chips.evaluateAll((links) => links.map((link) => Math.round(link.getBoundingClientRect().top)));
  expect([tops.length, new Set(tops).size]).toEqual([9, 1]);
  await stack.db.query(`UPDATE print_routes SET printer_id = NULL, options = NULL WHERE kind = 'order-ticket'`);
  await removeDeskPrinter(stack);
});
