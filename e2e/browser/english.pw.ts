import { readFileSync } from 'node:fs';
import { expect, test, type Browser, type Page } from '@playwright/test';
import { api, demoPassword, signIn, startStack, type Api, type Stack } from '../harness/index.ts';
import { openHydrated } from '../harness/hydrated.ts';
import { inspectScreen } from '../harness/screen.ts';
import { stockedProduct } from '../harness/shop.ts';
import { visitorIn, wordsOf } from '../harness/words.ts';

let stack: Stack;
let admin: Api;
const t = wordsOf('console', 'en');
const shop = wordsOf('portal', 'en');
const wide = { width: 1440, height: 900 };

test.describe.configure({ mode: 'default' });

test.beforeAll(async () => {
  test.setTimeout(300_000);
  stack = await startStack({ apis: 1, jobs: 1, seed: 'shop' });
  admin = api(stack.baseUrl, await signIn(stack.baseUrl, 'admin@picolo.test'));
});

test.afterAll(async () => {
  await stack.stop();
});

const enter = async (browser: Browser, email: string): Promise<Page> => {
  const page = await (await visitorIn(browser, 'en', stack.baseUrl)).newPage();
  await page.goto('/console/sign-in');
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password').fill(demoPassword);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  return page;
};

const heading = (page: Page, name: RegExp | string): ReturnType<Page['getByRole']> =>
  page.getByRole('heading', { level: 1, name });

const onHand = async (sku: string): Promise<number> => {
  const { body } = await admin.get<{ items: { sku: string; stock: { onHand: number } }[] }>(`/api/products?q=${sku}`);
  return body.items.find((product) => product.sku === sku)?.stock.onHand ?? -1;
};

test('ST-6 ST-8 a stock keeper reads English: goods are transferred, counted and validated', async ({ browser }) => {
  const page = await enter(browser, 'employee@picolo.test');
  await page.getByRole('link', { name: 'Levels' }).click();
  await expect(heading(page, 'Stock levels')).toBeVisible();
  await page.getByRole('button', { name: 'Transfer', exact: true }).click();
  const transfer = page.getByRole('dialog', { name: t('transfer.title') });
  await transfer.getByRole('combobox', { name: t('productLines.add') }).fill('THE-001');
  await expect(transfer.getByRole('option', { name: /THE-001/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await transfer.getByRole('button', { name: 'Transfer', exact: true }).click();
  await expect(page.getByText(/1 product transferred/)).toBeVisible();

  const before = await onHand('THE-004');
  await page.getByRole('link', { name: 'Stock counts' }).click();
  await page
    .getByRole('button', { name: t('counts.new') })
    .first()
    .click();
  const opening = page.getByRole('dialog');
  // Proposed by the calendar of the company, whatever the clock of the browser says.
  const today = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'Europe/Paris' }).format(new Date());
  await expect(opening.getByLabel(t('counts.name'), { exact: true })).toHaveValue(
    t('counts.nameOfDay', { day: today }),
  );
  await opening.getByLabel(t('counts.name'), { exact: true }).fill('Tea shelf');
  await opening.getByLabel(t('countPick.category')).check();
  await opening.getByLabel('Category', { exact: true }).selectOption({ label: 'Thés et cafés' });
  await opening.getByRole('button', { name: t('counts.open') }).click();
  await expect(heading(page, 'Tea shelf')).toBeVisible();
  await page.getByLabel(t('count.scan')).fill('THE-004');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel(t('count.quantity'))).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText(t('fields.required'))).toBeVisible();
  await page.keyboard.type(String(before - 3));
  await page.keyboard.press('Enter');
  await expect(page.getByText(/1 of \d+ counted/)).toBeVisible();
  await inspectScreen(page, 'console-count-en');
  await page.setViewportSize(wide);
  await page.getByRole('button', { name: t('count.validate') }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: t('count.validate') })
    .click();
  await expect(page.getByText(t('count.validated'))).toBeVisible();
  expect(await onHand('THE-004')).toBe(before - 3);
  await page.context().close();
});

test('ID-3 ID-4 ID-8 an administrator reads English: a user is suspended and comes back, a role changes, the log says so', async ({
  browser,
}) => {
  const page = await enter(browser, 'admin@picolo.test');
  await page.getByRole('link', { name: 'Users' }).click();
  await expect(page.getByText(t('invitations.pending'))).toBeVisible();
  await expect(page.getByText('Inès Caron')).toBeVisible();
  await inspectScreen(page, 'console-users-en');
  await page.setViewportSize(wide);
  await page.getByRole('link', { name: 'Sofia Bernard' }).click();
  await page.getByRole('button', { name: t('user.suspend') }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: t('user.suspend') })
    .click();
  await expect(page.locator('app-user-state').getByText('Suspended')).toBeVisible();
  await page.getByRole('button', { name: t('user.reactivate') }).click();
  await expect(page.locator('app-user-state').getByText('Active')).toBeVisible();

  await page.getByRole('link', { name: 'Roles and rights' }).click();
  await page.getByRole('checkbox', { name: 'Record payments – Employee' }).uncheck();
  await page.getByRole('button', { name: t('roles.review') }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText(t('roles.saved'))).toBeVisible();
  await page.getByRole('link', { name: 'Audit log' }).click();
  await expect(page.getByRole('main').getByText('Rights changed').filter({ visible: true }).first()).toBeVisible();
  await inspectScreen(page, 'console-audit-en');
  await page.context().close();
});

test('ID-2 OR-1 OR-3 IN-6 a client reads English: registers, orders, follows, downloads the invoice, finds the account', async ({
  browser,
}) => {
  await stockedProduct(stack.baseUrl, 'ENGL-1', 9);
  const page = await (await visitorIn(browser, 'en', stack.baseUrl)).newPage();
  await openHydrated(page, '/p/article-engl-1');
  await page.getByRole('button', { name: shop('product.add') }).click();
  await expect(page.getByText(shop('product.added', { name: 'Article ENGL-1' }))).toBeVisible();
  await page.goto('/checkout');
  await page.getByText(shop('signIn.noAccount')).getByRole('link').click();
  await page.getByLabel(shop('register.name')).fill('Emily Carter');
  await page.getByLabel(shop('register.email')).fill('emily@example.test');
  await page.getByLabel(shop('register.password'), { exact: true }).fill('three blue horses');
  await page.getByRole('button', { name: shop('register.submit') }).click();
  await expect(heading(page, shop('checkout.title'))).toBeVisible();
  await page.getByLabel(shop('contact.line1'), { exact: true }).fill('1 rue Neuve');
  await page.getByLabel(shop('contact.postalCode')).fill('35000');
  await page.getByLabel(shop('contact.city')).fill('Rennes');
  await inspectScreen(page, 'portal-checkout-en');
  await page.setViewportSize(wide);
  await page.getByRole('button', { name: /^Order for/ }).click();
  await expect(page.getByText(shop('order.placed'))).toBeVisible();
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  for (const to of ['processing', 'processed']) {
    await admin.post(`/api/orders/${id}/transitions`, { to });
    await expect(page.getByText(shop(`order.says.${to}`))).toBeVisible();
  }
  const download = page
    .getByRole('link', { name: /^Download FA-/ })
    .or(page.getByRole('button', { name: /^Download FA-/ }));
  await expect(download).toBeVisible();
  await inspectScreen(page, 'portal-order-en');
  await page.setViewportSize(wide);
  const [file] = await Promise.all([page.waitForEvent('download'), download.click()]);
  expect(file.suggestedFilename()).toMatch(/^FA-\d{4}-\d{6}\.pdf$/);

  await page.getByRole('link', { name: shop('order.back') }).click();
  await expect(heading(page, shop('orders.title'))).toBeVisible();
  await page
    .getByRole('link', { name: shop('account.profile') })
    .first()
    .click();
  await expect(page.getByLabel(shop('contact.city')).first()).toHaveValue('Rennes');
  await page
    .getByRole('link', { name: shop('account.data') })
    .first()
    .click();
  await page.getByRole('button', { name: shop('data.export') }).click();
  await expect(page.getByRole('link', { name: /^Download \(/ })).toBeVisible();
  await inspectScreen(page, 'portal-data-en');
  await page.context().close();
});

test('ST-7 a stock keeper reads English: what to order is proposed, changed by hand and exported', async ({
  browser,
}) => {
  const id = await stockedProduct(stack.baseUrl, 'ENGO-1', 8);
  const { body } = await admin.get<{ version: number }>(`/api/products/${String(id)}`);
  await admin.patch(`/api/products/${String(id)}`, { version: body.version, lowStockThreshold: 10 });
  const page = await enter(browser, 'employee@picolo.test');
  await page.getByRole('link', { name: t('nav.toOrder'), exact: true }).click();
  const quantity = page.getByLabel(t('toOrder.quantityOf', { name: 'Article ENGO-1' }));
  await expect(quantity).toHaveValue('12');
  await quantity.fill('24');
  await page.keyboard.press('Tab');
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: t('toOrder.export') }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('to-order.csv');
  expect(readFileSync(await file.path(), 'utf8')).toMatch(/ENGO-1,[^,]*,,24,/);
  await page.context().close();
});

test('UI-1 an employee reads English: the dashboard follows an order, Ctrl+K opens a product and a page', async ({
  browser,
}) => {
  const id = await stockedProduct(stack.baseUrl, 'ENGK-1', 40);
  const page = await enter(browser, 'employee@picolo.test');
  await expect(heading(page, 'Dashboard')).toBeVisible();
  const today = page
    .locator('app-figure-tile')
    .filter({ hasText: t('dashboard.ordersToday') })
    .locator('.figure');
  await expect(today).toHaveText(/^\s*\d+\s*$/);
  const before = Number(await today.innerText());
  const client = api(stack.baseUrl, await signIn(stack.baseUrl, 'client@picolo.test'));
  await client.post('/api/my/orders', { lines: [{ productId: id, quantity: 1 }] });
  await expect(today).toHaveText(String(before + 1));

  const search = page.getByRole('combobox', { name: t('search.title') });
  const found = page.getByRole('dialog').getByRole('option');
  await page.keyboard.press('Control+k');
  await search.fill('ENGK-1');
  await expect(found).toHaveText([/ENGK-1/]);
  await page.keyboard.press('Enter');
  await expect(heading(page, 'Article ENGK-1')).toBeVisible();
  await page.keyboard.press('Control+k');
  await search.fill('movem');
  await expect(found).toHaveText([/Movements/]);
  await page.keyboard.press('Enter');
  await expect(heading(page, /movements/i)).toBeVisible();
  await page.context().close();
});

test('PR-7 in English: a print worker is added, named and revoked', async ({ browser }) => {
  const page = await enter(browser, 'admin@picolo.test');
  const dialog = page.getByRole('dialog');
  await page.goto('/console/printing/workers');
  await page
    .getByRole('button', { name: t('workers.add') })
    .first()
    .click();
  await expect(dialog.getByText(t('enrol.title'))).toBeVisible();
  const code = /[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}/.exec(await dialog.innerText())?.[0] ?? '';
  const enrolled = await api(stack.baseUrl).post('/api/print-workers/enrol', { code, name: 'BACK-PC' });
  expect(enrolled.status).toBe(201);
  await dialog.getByRole('button', { name: t('enrol.done') }).click();
  await page.getByRole('button', { name: t('workers.renameOf', { name: 'BACK-PC' }) }).click();
  await dialog.getByLabel(t('workers.name')).fill('Back office');
  await dialog.getByRole('button', { name: t('form.save') }).click();
  const worker = page.getByRole('row').filter({ hasText: 'Back office' });
  await worker.getByRole('button', { name: t('workers.revoke') }).click();
  await dialog.getByRole('button', { name: t('workers.revoke') }).click();
  await expect(page.getByText(t('workers.revoked', { name: 'Back office' }))).toBeVisible();
  await page.context().close();
});

test('ST-1 in English: the shop gets a category, and loses it', async ({ browser }) => {
  const page = await enter(browser, 'employee@picolo.test');
  await page.goto('/console/products/categories');
  await expect(heading(page, t('categories.title'))).toBeVisible();
  await page.getByRole('button', { name: t('product.newCategory'), exact: true }).click();
  await page.getByRole('dialog').getByLabel(t('product.categoryName')).fill('Trials');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: t('product.addCategory') })
    .click();
  const remove = page.getByRole('button', { name: t('categories.remove', { name: 'Trials' }), exact: true });
  await remove.click();
  await expect(remove).toHaveCount(0);
  await page.context().close();
});
