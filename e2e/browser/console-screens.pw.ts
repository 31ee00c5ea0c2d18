import { expect, test, type Page } from '@playwright/test';
import { api, demoPassword, signIn, startStack, waitFor, type Api, type Stack } from '../harness/index.ts';
import { inspectInEnglish, inspectScreen } from '../harness/screen.ts';
import { languages, visitorIn, wordsOf } from '../harness/words.ts';

let stack: Stack;
let page: Page;
let admin: Api;

test.describe.configure({ mode: 'serial' });
// Recording a trace of every axe run takes longer than the runs themselves.
test.use({ trace: 'off' });

test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000);
  stack = await startStack({ apis: 1, jobs: 1, worker: true, seed: 'shop' });
  admin = api(stack.baseUrl, await signIn(stack.baseUrl, 'admin@picolo.test'));
  // Something in each list: a job on paper, low stock for the bell.
  const { body } = await admin.post<{ id: number }>('/print', { content: 'Bonjour de l’atelier' });
  await waitFor('the message to be printed', async () => {
    const job = await admin.get<{ status: string }>(`/api/print-jobs/${body.id}`);
    return job.body.status === 'printed';
  });
  // Another PC sees the same printer.
  const { code } = (await admin.post<{ code: string }>('/api/print-workers', {})).body;
  const second = await admin.post<{ workerId: number }>('/api/print-workers/enrol', { code, name: 'Réserve' });
  await stack.db.query(
    `INSERT INTO printer_sightings (worker_id, uri_hash, uri, printer_id, driver, state, state_reasons)
     SELECT ?, uri_hash, uri, printer_id, driver, state, state_reasons FROM printer_sightings LIMIT 1`,
    [second.body.workerId],
  );
  // A printer is out of paper for a minute before it rings.
  await stack.db.query(
    `INSERT INTO notifications (user_id, kind, details, event_id)
     SELECT id, 'printer.trouble', JSON_OBJECT('printerId', 1, 'name', 'Caisse', 'state', 'paper-out', 'waiting', 2), UUID()
     FROM users WHERE email = 'admin@picolo.test'`,
  );
  const context = await browser.newContext({ baseURL: stack.baseUrl, locale: 'fr-FR' });
  page = await context.newPage();
});

test.afterAll(async () => {
  await stack.stop();
});

/** First id of a list of the API. */
const first = async (path: string): Promise<number> => {
  const { body } = await admin.get<{ items: { id: number }[] }>(path);
  return body.items[0]?.id ?? 0;
};

const heading = (name: RegExp | string): ReturnType<Page['getByRole']> => page.getByRole('heading', { level: 1, name });

const open = async (path: string, title: RegExp | string): Promise<void> => {
  await page.goto(`/console/${path}`);
  await expect(heading(title)).toBeVisible();
  await expect(page.getByText('Chargement…')).toHaveCount(0);
  // The bar says so when the page follows the server; it looks the same in every picture.
  await expect(page.getByText('En direct')).toBeVisible();
};

test('UI-2 sign-in', async () => {
  await page.goto('/console/');
  await expect(heading('Connexion')).toBeVisible();
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await expect(page.getByText('Ce champ est nécessaire.').first()).toBeVisible();
  await inspectScreen(page, 'console-sign-in');
  await inspectInEnglish(page, 'console-sign-in');
  await page.getByLabel('Adresse e-mail').fill('admin@picolo.test');
  await page.getByLabel('Mot de passe').fill(demoPassword);
  await page.keyboard.press('Enter');
  await expect(heading('Tableau de bord')).toBeVisible();
});

const LISTS: readonly (readonly [name: string, path: string, title: string])[] = [
  ['orders', 'orders', 'Commandes'],
  ['orders-filtered', 'orders?status=pending', 'Commandes'],
  ['orders-nothing-found', 'orders?q=introuvable', 'Commandes'],
  ['order-new', 'orders/new', 'Nouvelle commande'],
  ['invoices', 'invoices', 'Factures'],
  ['products', 'products', 'Produits'],
  ['product-new', 'products/new', 'Nouveau produit'],
  ['stock', 'stock', 'Niveaux de stock'],
  ['stock-low', 'stock?state=low', 'Niveaux de stock'],
  ['movements', 'movements', 'Mouvements de stock'],
  ['clients', 'clients', 'Clients'],
  ['client-new', 'clients/new', 'Nouveau client'],
  ['printing', 'printing', 'Impression'],
  ['printers', 'printing/printers', 'Impression'],
  ['print-routing', 'printing/routing', 'Impression'],
  ['workers', 'printing/workers', 'Impression'],
  ['failed-tasks', 'failed-tasks', 'Tâches en échec'],
  ['not-found', 'nowhere', 'Introuvable'],
];

for (const [name, path, title] of LISTS) {
  test(`UI-2 ${name}`, async () => {
    await open(path, title);
    await inspectScreen(page, `console-${name}`);
    await inspectInEnglish(page, `console-${name}`);
  });
}

const DETAILS: readonly (readonly [
  name: string,
  list: string,
  path: (id: number) => string,
  title: RegExp | string,
])[] = [
  ['order', '/api/orders?status=processed', (id) => `orders/${id}`, /^Commande CMD-/],
  ['invoice', '/api/invoices', (id) => `invoices/${id}`, /^(Facture|Avoir) /],
  ['product', '/api/products?limit=1', (id) => `products/${id}`, /./],
  ['product-edit', '/api/products?limit=1', (id) => `products/${id}/edit`, 'Modifier le produit'],
  ['client', '/api/clients?limit=1', (id) => `clients/${id}`, /./],
  ['client-edit', '/api/clients?limit=1', (id) => `clients/${id}/edit`, 'Modifier le client'],
  ['print-job', '/api/print-jobs', (id) => `printing/jobs/${id}`, /./],
];

for (const [name, list, path, title] of DETAILS) {
  test(`UI-2 ${name}`, async () => {
    await open(path(await first(list)), title);
    await inspectScreen(page, `console-${name}`);
    await inspectInEnglish(page, `console-${name}`);
  });
}

test('IN-7 the logo is shown, removed, brought back and replaced', async () => {
  await open('company', 'Entreprise');
  const logo = page.getByRole('img', { name: 'Logo de L’Épicerie des Tilleuls' });
  const drawn = (): Promise<string | null> => logo.getAttribute('src');
  await expect(logo).toHaveJSProperty('complete', true);
  expect(await logo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(258);
  await inspectScreen(page, 'console-company');
  const seeded = await drawn();
  await page.getByRole('button', { name: 'Retirer le logo' }).click();
  await expect(logo).toHaveCount(0);
  await page.getByRole('button', { name: 'Annuler' }).click();
  await expect(logo).toBeVisible();
  expect(await drawn()).toBe(seeded);
  const name = 'logo.svg';
  const send = (content: string): Promise<void> =>
    page
      .locator('app-company-logo input[type=file]')
      .setInputFiles({ name, mimeType: 'image/svg+xml', buffer: Buffer.from(content) });
  await send('<p>rien</p>');
  await expect(page.getByRole('alert')).toContainText('Sont acceptés : PNG, JPEG, SVG.');
  await send('<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20"><rect width="60" height="20"/></svg>');
  await expect(page.getByText('Logo enregistré')).toBeVisible();
  expect(await drawn()).not.toBe(seeded);
});

for (const language of languages) {
  const t = wordsOf('console', language);
  const axe = language === 'fr' ? 'all' : 'once';

  test(`UI-2 menus, dialogs and panels (${language})`, async ({ browser }) => {
    const own = await (await visitorIn(browser, language, stack.baseUrl)).newPage();
    const look = (name: string): Promise<void> => inspectScreen(own, `console-${name}-${language}`, axe);
    const dialog = own.getByRole('dialog');
    const show = async (path: string): Promise<void> => {
      await own.goto(`/console/${path}`);
      await expect(own.getByText(t('live.on'), { exact: true })).toBeVisible();
    };
    await own.goto('/console/sign-in');
    await own.getByLabel(t('signIn.email')).fill('admin@picolo.test');
    await own.getByLabel(t('signIn.password')).fill(demoPassword);
    await own.keyboard.press('Enter');
    await expect(own.getByText(t('live.on'), { exact: true })).toBeVisible();

    await show(`orders/${await first('/api/orders?status=processed')}`);
    await own.getByRole('button', { name: t('form.moreActions') }).click();
    await look('order-menu');
    await own.getByRole('menuitem', { name: t('order.do.cancelled') }).click();
    await expect(dialog).toBeVisible();
    await look('order-cancel');
    await own.keyboard.press('Escape');

    await show(`orders/${await first('/api/orders?status=delivered')}`);
    await own.getByRole('button', { name: t('form.moreActions') }).click();
    await own.getByRole('menuitem', { name: t('order.do.returned') }).click();
    await expect(dialog).toBeVisible();
    await look('order-return');
    await own.keyboard.press('Escape');

    await show('stock');
    await own
      .getByRole('button', { name: new RegExp(`^${t('stock.move')}`) })
      .first()
      .click();
    await expect(dialog).toBeVisible();
    await look('movement');
    await own.keyboard.press('Escape');

    await show('printing/workers');
    await own.getByRole('button', { name: t('workers.add') }).click();
    await expect(own.getByText(t('enrol.title'))).toBeVisible();
    await look('enrol');
    await own.keyboard.press('Escape');

    await show('printing/printers');
    await expect(own.getByText(t('printers.seenBy', { holder: 'Tests', others: 'Réserve' }))).toBeVisible();
    await own.getByRole('button', { name: t('printers.testPage') }).click();
    await expect(own.getByText(t('printStatusHelp.printed'))).toBeVisible();
    await look('printer-test');

    await own.getByRole('button', { name: /^Notifications/ }).click();
    await expect(own.getByText(t('notifications.printer.paper-out', { name: 'Caisse' }))).toBeVisible();
    await look('notifications');
    await own.context().close();
  });
}

test('PR-5 a group of printers is made and takes the invoices; the change is undone where it was made', async () => {
  await open('printing/routing', 'Impression');
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const route = page.getByLabel('Facture : sort sur');
  await expect(route.locator('option:checked')).toHaveText(/Imprimante par défaut \(/);
  await button('Nouveau groupe').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Nom').fill('Boutique');
  await expect(dialog.getByRole('button', { name: 'Enregistrer' })).toBeDisabled();
  await dialog.getByLabel('Ajouter une imprimante').selectOption({ index: 1 });
  await inspectScreen(page, 'console-printer-group');
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('heading', { name: 'Boutique' })).toBeVisible();
  await route.selectOption({ label: 'Boutique' });
  await expect(page.getByText('Facture : acheminement modifié')).toBeVisible();
  await button('Supprimer le groupe « Boutique »').click();
  await expect(page.getByText('Des impressions vont à ce groupe')).toBeVisible();
  await button('Annuler').click();
  await expect(route.locator('option:checked')).toHaveText(/Imprimante par défaut \(/);
  await page.getByLabel('Message : attend au plus').selectOption({ label: '4 heures' });
  await expect(page.getByText('Message : acheminement modifié')).toBeVisible();
  const { body } = await admin.post<{ createdAt: string; expiresAt: string }>('/print', { content: 'pressé' });
  expect(Date.parse(body.expiresAt) - Date.parse(body.createdAt)).toBe(4 * 3_600_000);
  await admin.patch('/api/print-routing/routes/text', { lifetimeMinutes: 1440 });
  await expect(page.getByLabel('Message : attend au plus').locator('option:checked')).toHaveText('1 jour');
  await button('Supprimer le groupe « Boutique »').click();
  await expect(page.getByRole('heading', { name: 'Boutique' })).toBeHidden();
  await page.route('**/api/print-routing/routes/invoice', (route) => route.fulfill({ status: 503, body: '{}' }));
  const wait = page.getByLabel('Facture : attend au plus');
  await wait.selectOption({ label: '4 heures' });
  await expect(wait.locator('option:checked')).toHaveText('1 jour');
  await page.unroute('**/api/print-routing/routes/invoice');
});

test('PR-7 a code that the browser does not let be copied is selected, and said not to be copied', async () => {
  await open('printing/workers', 'Impression');
  await page.getByRole('button', { name: 'Ajouter un poste' }).click();
  await expect(page.getByText('Code du nouveau poste')).toBeVisible();
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error('denied'));
  });
  await page.getByRole('button', { name: 'Copier' }).click();
  await expect(page.getByRole('dialog').getByText('La copie n’a pas pu se faire')).toBeVisible();
  expect(await page.evaluate(() => String(getSelection()))).toMatch(/^[A-Z0-9]{4,}-/);
  await page.keyboard.press('Escape');
});

test('PR-7 PR-2 a worker gets another name, and the list of prints is narrowed from the address', async () => {
  await open('printing/workers', 'Impression');
  await page
    .getByRole('button', { name: /^Renommer / })
    .first()
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Poste').fill('Atelier du fond');
  await inspectScreen(page, 'console-worker-name');
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByRole('rowheader', { name: 'Atelier du fond' })).toBeVisible();
  await page.getByRole('button', { name: 'Annuler', exact: true }).click();
  await expect(page.getByRole('rowheader', { name: 'Atelier du fond' })).toBeHidden();
  await open('printing', 'Impression');
  await page.getByLabel('Nature').selectOption({ label: 'Message' });
  await expect(page).toHaveURL(/kind=text/);
  await expect(page.getByRole('link', { name: 'Travaux' })).toHaveAttribute('aria-current', 'page');
  await expect(page.getByText('Bonjour de l’atelier')).toBeVisible();
  await page.getByLabel('Nature').selectOption({ label: 'Facture' });
  await expect(page.getByText('Bonjour de l’atelier')).toHaveCount(0);
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Exporter' }).click();
  expect((await download).suggestedFilename()).toBe('impressions.csv');
});

test('UI-2 language and theme are switched at run time', async () => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await open('orders', 'Commandes');
  await page.getByRole('button', { name: /^Compte de/ }).click();
  await page.getByRole('menuitemradio', { name: 'English' }).click();
  await expect(heading('Orders')).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.getByRole('button', { name: /^Account of/ }).click();
  await inspectScreen(page, 'console-account-menu', 'once');
  await page.getByRole('menuitemradio', { name: 'Dark' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.reload();
  await expect(heading('Orders')).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});
