import { join } from 'node:path';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { local } from '../../tools/lib/paths.ts';
import { claimStack } from '../../tools/lib/stack-folders.ts';
import { addDeskPrinter, removeDeskPrinter } from '../harness/desk-printer.ts';
import { doubtfulJob } from '../harness/doubtful-job.ts';
import { api, demoPassword, signIn, startStack, type Api, type Stack } from '../harness/index.ts';
import { inspectInEnglish, inspectScreen } from '../harness/screen.ts';
import { stockedProduct } from '../harness/shop.ts';
import { languages, visitorIn, wordsOf } from '../harness/words.ts';
import { startCupsRig, type CupsRig } from '../harness/worker-rig.ts';

let stack: Stack;
let page: Page;
let admin: Api;
let client: Api;
let productId: number;
/** A queue that the worker’s PC has, and nobody has added. */
let cups: CupsRig;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000);
  cups = await startCupsRig(join(claimStack(local), 'printer'));
  await cups.spooler.command('lpadmin', ['-p', 'picolo', '-D', 'Étiquettes', '-L', 'Réserve, à gauche']);
  const env = { CUPS_SERVER: new URL(cups.uri.replace('ipp:', 'http:')).host };
  stack = await startStack({ apis: 1, jobs: 1, worker: true, seed: 'shop', env });
  admin = api(stack.baseUrl, await signIn(stack.baseUrl, 'admin@picolo.test'));
  // Another PC, which is switched off.
  const { code } = (await admin.post<{ code: string }>('/api/print-workers', {})).body;
  await admin.post('/api/print-workers/enrol', { code, name: 'Réserve' });
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
  await cups.spooler.stop();
  await cups.paper.stop();
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

for (const language of languages) {
  test(`PR-7 a printer that a PC sees is added, prints its test page, and is removed (${language})`, async ({
    browser,
  }) => {
    const t = wordsOf('console', language);
    const own = await (await visitorIn(browser, language, stack.baseUrl)).newPage();
    const look = (name: string): Promise<void> =>
      inspectScreen(own, `console-${name}-${language}`, language === 'fr' ? 'all' : 'once');
    const button = (name: string): Locator => own.getByRole('button', { name, exact: true });
    const dialog = own.getByRole('dialog');
    const act = (name: string): Locator => dialog.getByRole('button', { name, exact: true });
    const name = `Colis ${language}`;
    const card = own.getByRole('listitem').filter({ has: own.getByRole('heading', { name }) });
    const inList = dialog.getByRole('radio', { name: /^Étiquettes/ });

    await own.goto('/console/sign-in');
    await own.getByLabel(t('signIn.email')).fill('admin@picolo.test');
    await own.getByLabel(t('signIn.password')).fill(demoPassword);
    await own.keyboard.press('Enter');
    await expect(own.getByText(t('live.on'), { exact: true })).toBeVisible();
    await own.goto('/console/printing/printers');
    await button(t('printers.add')).click();
    const worker = dialog.getByLabel(t('addPrinter.worker'));
    await expect(worker.locator('option:checked')).toHaveText('Tests');
    await expect(inList).toBeVisible();
    await worker.selectOption({ label: t('addPrinter.offline', { name: 'Réserve' }) });
    await expect(dialog.getByRole('alert')).toContainText('Réserve');
    await worker.selectOption({ label: 'Tests' });
    await inList.check();
    await expect(dialog.getByLabel(t('printers.name'))).toHaveValue('Étiquettes');
    await look('add-printer');
    await dialog.getByLabel(t('printers.name')).fill(name);
    await act(t('addPrinter.add')).click();
    await expect(own.getByText(t('printers.added', { name }))).toBeVisible();
    await expect(card.getByText(t('printerState.ready'))).toBeVisible();
    const before = cups.paper.sheets().length;
    await card.getByRole('button', { name: t('printers.testPage') }).click();
    await expect(card.getByText(t('printStatusHelp.printed'))).toBeVisible();
    expect(cups.paper.sheets()).toHaveLength(before + 1);
    await look('printer-added');

    await button(t('printers.add')).click();
    await expect(inList).toBeDisabled();
    await dialog.getByRole('radio', { name: t('addPrinter.typed') }).check();
    await dialog.getByLabel(t('addPrinter.kind')).selectOption('receipts');
    await dialog.getByLabel(t('addPrinter.address'), { exact: true }).fill('127.0.0.1');
    await dialog.getByLabel(t('printers.name')).fill('Caisse');
    await act(t('addPrinter.add')).click();
    await expect(dialog.getByRole('alert')).toContainText('socket://192.168.1.50:9100');
    await look('add-printer-typed');
    // With nothing to choose from, the address stands open at once, and why.
    await own.route('**/printer-search', (route) => route.fulfill({ json: [] }));
    await act(t('addPrinter.again')).click();
    await expect(dialog.getByText(t('addPrinter.noneText'))).toBeVisible();
    await expect(dialog.getByLabel(t('addPrinter.address'), { exact: true })).toBeVisible();
    await expect(dialog.getByRole('radio')).toHaveCount(0);
    await expect(dialog.getByLabel(t('printers.name'))).toHaveValue('Caisse');
    await expect(dialog.locator('[aria-live=polite]').filter({ hasText: t('addPrinter.noneText') })).toBeVisible();
    await look('add-printer-none');
    await own.unroute('**/printer-search');
    await act(t('form.cancel')).click();

    await button(t('printers.removeOf', { name })).click();
    await look('printer-remove');
    await act(t('printers.remove')).click();
    await expect(own.getByText(t('printers.removed', { name }))).toBeVisible();
    await expect(card).toHaveCount(0);
    await own.context().close();
  });
}

test('PR-3 of two prints to check, a late answer for one chooses no printer for the other; a copied one may have come out', async () => {
  await addDeskPrinter(stack, { columns: null, copies: 1, sides: [], media: [] });
  for (const content of ['Premier', 'Second']) await doubtfulJob(stack, admin, content);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto('/console/printing');
  const elsewhere = (title: string): Locator => page.getByRole('button', { name: `Autre imprimante… – ${title}` });
  await expect(elsewhere('Premier')).toBeVisible();
  const asked = Promise.withResolvers<() => Promise<void>>();
  await page.route(
    '**/api/printers',
    async (route) => {
      const response = await route.fetch();
      const printers = (await response.json()) as object[];
      const json = printers.map((printer) => ({ ...printer, state: 'ready' }));
      asked.resolve(() => route.fulfill({ response, json }));
    },
    { times: 1 },
  );
  const dialog = page.getByRole('dialog');
  await elsewhere('Premier').click();
  const answer = await asked.promise;
  await page.keyboard.press('Escape');
  await elsewhere('Second').click();
  const chosen = dialog.getByLabel('Imprimante').locator('option:checked');
  await expect(chosen).toHaveText('paper');
  const late = page.waitForResponse('**/api/printers');
  await answer();
  await (await late).finished();
  const send = dialog.getByRole('button', { name: 'Imprimer le duplicata' });
  await expect(send).toBeEnabled();
  await expect(chosen).toHaveText('paper');
  await send.click();
  await expect(elsewhere('Second')).toHaveCount(0);

  await page.getByRole('link', { name: 'Second', exact: true }).last().click();
  await expect(page.getByText('Un duplicata a été demandé entre-temps.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Réimprimer' })).toHaveCount(0);
  await inspectScreen(page, 'console-print-copied');
  await inspectInEnglish(page, 'console-print-copied');
  await page.getByRole('button', { name: 'C’est sorti' }).click();
  await expect(page.getByText('Un duplicata a été demandé entre-temps.')).toHaveCount(0);
  await removeDeskPrinter(stack);
});
