import { readFileSync } from 'node:fs';
import { expect, test, type Browser, type Locator, type Page } from '@playwright/test';
import { api, demoPassword, signIn, startStack, waitFor, type Api, type Stack } from '../harness/index.ts';
import { visitorIn, wordsOf } from '../harness/words.ts';
import { startMailCatcher, type MailCatcher } from '../../tools/lib/mail-catcher/mail-catcher.ts';

let stack: Stack;
let mails: MailCatcher;
let admin: Api;
let page: Page;
const t = wordsOf('console', 'en');

test.describe.configure({ mode: 'default' });

test.beforeAll(async () => {
  test.setTimeout(300_000);
  mails = await startMailCatcher(0);
  const env = { SMTP_URL: mails.smtpUrl, MAIL_FROM: 'no-reply@picolo.test' };
  stack = await startStack({ apis: 1, jobs: 1, worker: true, seed: 'shop', env });
  admin = api(stack.baseUrl, await signIn(stack.baseUrl, 'admin@picolo.test'));
});

test.afterEach(async () => {
  await page.context().close();
});

test.afterAll(async () => {
  await stack.stop();
  await mails.stop();
});

const button = (name: string | RegExp): Locator => page.getByRole('button', { name, exact: true });
const link = (name: string): Locator => page.getByRole('link', { name, exact: true });
const dialog = (): Locator => page.getByRole('dialog');
const row = (text: string): Locator => page.getByRole('row').filter({ hasText: text });
const heading = (name: string | RegExp): Locator => page.getByRole('heading', { level: 1, name });
/** A figure of the level card, by its name. */
const figure = (name: string): Locator =>
  page.locator('app-level-card dl > div').filter({ hasText: name }).locator('dd');

const live = (): Promise<void> => expect(page.getByText(t('live.on'), { exact: true })).toBeVisible();

async function enter(browser: Browser, email: string): Promise<void> {
  page = await (await visitorIn(browser, 'en', stack.baseUrl)).newPage();
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto('/console/sign-in');
  await page.getByLabel(t('signIn.email')).fill(email);
  await page.getByLabel(t('signIn.password')).fill(demoPassword);
  await button(t('signIn.send')).click();
  await expect(heading('Dashboard')).toBeVisible();
  await live();
}

async function fileOf(click: () => Promise<void>): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent('download'), click()]);
  return readFileSync(await file.path(), 'utf8');
}

async function openOrder(query: string): Promise<void> {
  const { body } = await admin.get<{ items: { id: number }[] }>(`/api/orders?${query}&limit=1`);
  const id = body.items[0]?.id ?? 0;
  await page.goto(`/console/orders/${String(id)}`);
  await expect(heading(/^Order CMD-/)).toBeVisible();
  await live();
}

const menuOf = async (action: string): Promise<void> => {
  await button(t('form.moreActions')).click();
  await page.getByRole('menuitem', { name: action }).click();
};

test('ST-1 ST-2 ST-3 NO-1 in English: a product is added, received, edited beside a colleague, runs low', async ({
  browser,
}) => {
  await enter(browser, 'employee@picolo.test');
  await link('Products').click();
  await expect(heading('Products')).toBeVisible();
  await link(t('products.new')).click();
  await page.getByLabel(t('products.name'), { exact: true }).fill('Beeswax candle');
  await page.getByLabel(t('product.sku'), { exact: true }).fill('ENGW-1');
  await page.getByLabel(t('products.priceNet')).fill('4.50');
  await button(t('product.create')).click();
  await expect(heading('Beeswax candle')).toBeVisible();
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';

  await button(t('movement.do.receipt')).click();
  await dialog().getByLabel(t('movement.quantity.receipt')).fill('10');
  await dialog().getByLabel(t('movement.reason')).fill('DN 4471');
  await button(t('movement.send')).click();
  await expect(figure('On hand')).toHaveText(/^\s*10\s*$/);
  await expect(row('DN 4471')).toContainText('+10');
  await expect(row('DN 4471')).toContainText(t('movementKind.receipt'));

  await link(t('form.edit')).click();
  await expect(heading(t('product.edit'))).toBeVisible();
  await page.getByLabel(t('product.description')).fill('Made by hand');
  const { body } = await admin.get<{ version: number }>(`/api/products/${id}`);
  const changed = await admin.patch(`/api/products/${id}`, { version: body.version, lowStockThreshold: 3 });
  expect(changed.status).toBe(200);
  await button(t('form.save')).click();
  await expect(page.getByText(t('product.conflictTitle'))).toBeVisible();
  await button(t('product.keepMine')).click();
  await expect(heading('Beeswax candle')).toBeVisible();
  await expect(page.getByText('Made by hand')).toBeVisible();
  await expect(figure(t('stock.threshold'))).toHaveText(/^\s*3\s*$/);

  await menuOf(t('movement.do.adjustment'));
  await dialog().getByLabel(t('movement.quantity.adjustment')).fill('-8');
  await button(t('movement.send')).click();
  await expect(figure('On hand')).toHaveText(/^\s*2\s*$/);
  await button(/^Notifications, \d+ unread$/).click();
  await expect(page.getByText(t('notifications.stockLow', { name: 'Beeswax candle' }))).toBeVisible();
  await button(t('notifications.readAll')).click();
  await page.keyboard.press('Escape');
  await expect(button('Notifications')).toBeVisible();

  await page.getByRole('radio', { name: t('stockHistory.days', { count: '90' }), exact: true }).check();
  await button(t('ui.table')).click();
  await expect(page.getByRole('columnheader', { name: t('stockHistory.day'), exact: true })).toBeVisible();
});

const csv = (...lines: string[]): { name: string; mimeType: string; buffer: Buffer } => ({
  name: 'products.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(['SKU,Name,Price excl. VAT,VAT,Stock', ...lines].join('\r\n')),
});

test('ST-7 in English: an import says what is wrong, is mended and applied; the products come out again', async ({
  browser,
}) => {
  await enter(browser, 'employee@picolo.test');
  await link(t('imports.title')).first().click();
  await expect(heading(t('imports.title'))).toBeVisible();
  const chooser = page.locator('input[type=file]');
  await chooser.setInputFiles(csv('ENGI-1,Candle,12.50,20,4', 'ENGI-2,Soap,plenty,20,3'));
  await expect(page.getByText(t('imports.invalid', { count: '1' }))).toBeVisible();
  await expect(row('plenty')).toContainText('Is not a number');
  await chooser.setInputFiles(csv('ENGI-1,Candle,12.50,20,4', 'ENGI-2,Soap,3.90,20,3'));
  await expect(page.getByText(t('imports.preview'))).toBeVisible();
  await expect(row('ENGI-2')).toContainText(t('imports.newProduct'));
  await button(t('imports.apply')).click();
  await expect(page.getByText(t('imports.result'))).toBeVisible();
  await link(t('imports.title')).first().click();
  await expect(row(t('importState.applied'))).toHaveCount(1);
  await expect(row(t('importState.invalid'))).toHaveCount(1);
  const text = await fileOf(() => link(t('imports.export')).click());
  expect(text.startsWith('\ufeffSKU,Name,')).toBe(true);
  expect(text).toContain('ENGI-2,Soap,,,3.90,20,');
});

test('OR-6 in English: orders are filtered, exported, and moved on the board by keyboard', async ({ browser }) => {
  await enter(browser, 'admin@picolo.test');
  await link('Orders').click();
  await expect(heading('Orders')).toBeVisible();
  await page.getByText(t('orders.filters'), { exact: true }).click();
  await page.getByLabel(t('orders.origin')).selectOption({ label: t('orders.fromStaff') });
  await page.getByLabel(t('orders.onlyRequests')).check();
  await expect(page.getByText(t('list.nothingFound'))).toBeVisible();
  await page.getByLabel(t('orders.origin')).selectOption('');
  await expect(page.getByText(t('orders.requested')).filter({ visible: true }).first()).toBeVisible();
  await page.getByLabel(t('orders.onlyRequests')).uncheck();
  await expect(page).not.toHaveURL(/requests/);
  await page.keyboard.press('Escape');
  const text = await fileOf(() => link(t('orders.export')).click());
  expect(text).toMatch(/^\ufeffNumber,Date,Status,/);
  expect(text).toContain(',Delivered,');

  const { body } = await admin.get<{ items: { id: number; number: string }[] }>('/api/orders?status=pending&limit=1');
  const { id = 0, number = '' } = body.items[0] ?? {};
  await link(t('orders.asBoard')).click();
  await expect(heading(t('board.title'))).toBeVisible();
  await button(t('board.move', { number })).focus();
  await page.keyboard.press('Enter');
  const target = page.getByRole('menuitem', { name: t('board.moveTo', { status: t('orderStatus.processing') }) });
  await expect(target).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-column="processing"]').locator('li', { hasText: number })).toBeVisible();
  const state = async (): Promise<string> =>
    (await admin.get<{ status: string }>(`/api/orders/${String(id)}`)).body.status;
  await expect.poll(state).toBe('processing');
});

test('OR-4 OR-5 in English: a request is answered, goods come back, the note is kept, the ticket printed', async ({
  browser,
}) => {
  await enter(browser, 'admin@picolo.test');
  await openOrder('requests=open');
  await expect(page.getByText(t('order.request.title'))).toBeVisible();
  await button(t('order.request.accept')).click();
  await dialog().getByLabel(t('order.request.answer')).fill('With pleasure.');
  await dialog()
    .getByRole('button', { name: t('order.request.accept') })
    .click();
  await expect(page.getByText(t('order.steps.request-accepted'))).toBeVisible();

  await openOrder('status=shipped&q=SM-96');
  await menuOf(t('order.do.returned'));
  await dialog().getByLabel(t('order.returnQuantity')).first().fill('3');
  await dialog()
    .getByLabel(t('order.returnGoes'))
    .first()
    .selectOption({ label: t('order.scrap') });
  await dialog().getByLabel(t('order.returnReason')).first().fill('Torn boxes');
  await button(t('order.returnDo')).click();
  await expect(dialog()).toHaveCount(0);
  await expect(page.getByText('Torn boxes')).toBeVisible();
  await menuOf(t('order.do.returned'));
  await button(t('order.returnAll')).click();
  await button(t('order.returnDo')).click();
  await expect(page.locator('app-order-state').getByText(t('orderStatus.returned'))).toBeVisible();

  await openOrder('status=processing&q=HQ-2268');
  await button(t('order.internalNoteEdit')).click();
  await dialog().getByLabel(t('order.internalNote')).fill('Call before noon');
  await button(t('form.save')).click();
  await expect(page.getByText(t('order.steps.after', { text: 'Call before noon' }))).toBeVisible();
  await menuOf(t('order.ticketShow'));
  await button(t('order.ticketPrint')).click();
  await expect(link(t('order.ticketJob'))).toBeVisible();
  await expect(page.getByText(t('printStatus.printed'), { exact: true })).toBeVisible();
});

test('PR-1 PR-3 in English: a message is printed; of an unconfirmed print a person decides', async ({ browser }) => {
  const statusOf = async (id: number): Promise<string> =>
    (await admin.get<{ status: string }>(`/api/print-jobs/${String(id)}`)).body.status;
  const { body } = await admin.post<{ id: number }>('/print', { content: 'Did it come out?' });
  await expect.poll(() => statusOf(body.id)).toBe('printed');
  await stack.db.query("UPDATE print_jobs SET status = 'unconfirmed' WHERE id = ?", [body.id]);
  await enter(browser, 'employee@picolo.test');
  await link('Printing').click();
  const undecided = page.getByRole('region', { name: t('printing.undecided') });
  await undecided.getByRole('button', { name: t('printing.reprint') }).click();
  await expect(undecided).toHaveCount(0);

  await button(t('printMessage.send')).click();
  await expect(page.getByText(t('fields.required'))).toBeVisible();
  await page.getByLabel(t('printMessage.content'), { exact: true }).fill('Good morning');
  await button(t('printMessage.send')).click();
  await expect(page.getByText(t('printStatusHelp.printed'))).toBeVisible();
  await page.goto(`/console/printing/jobs/${String(body.id)}`);
  await page.getByRole('link', { name: /^Print no\./ }).click();
  await expect(page.getByText(t('printing.duplicateOf'))).toBeVisible();

  await page.goto('/console/printing/printers');
  await button(t('printers.testPage')).click();
  await expect(page.getByText(t('printStatusHelp.printed'))).toBeVisible();
});

test('PR-5 in English: a group takes the invoices, for four hours', async ({ browser }) => {
  await enter(browser, 'admin@picolo.test');
  await link('Printing').click();
  await link(t('printing.routing')).click();
  await button(t('routing.addGroup')).click();
  await dialog().getByLabel(t('printers.name')).fill('Shop');
  await dialog().getByLabel(t('routing.addPrinter')).selectOption({ index: 1 });
  await dialog()
    .getByRole('button', { name: t('form.save') })
    .click();
  await expect(page.getByRole('heading', { name: 'Shop' })).toBeVisible();
  const kind = t('printKind.invoice');
  await page.getByLabel(t('routing.targetOf', { kind })).selectOption({ label: 'Shop' });
  await expect(page.getByText(t('routing.changed', { kind })).first()).toBeVisible();
  await page.getByLabel(t('routing.lifetimeOf', { kind })).selectOption({ label: '4 hours' });
  await expect(page.getByText(t('routing.changed', { kind })).first()).toBeVisible();
});

test('ID-2 in English: an administrator invites a colleague, who accepts and is in the console', async ({
  browser,
}) => {
  await enter(browser, 'admin@picolo.test');
  await link('Users').click();
  await button(t('invitations.invite')).click();
  await dialog().getByLabel(t('invitations.name')).fill('Ada Newman');
  await dialog().getByLabel(t('invitations.email')).fill('ada@example.test');
  await dialog()
    .getByLabel(t('invitations.role'))
    .selectOption({ label: t('roleName.employee') });
  await button(t('invitations.send')).click();
  await expect(page.getByText('ada@example.test', { exact: true })).toBeVisible();
  const mail = await waitFor('the invitation', () =>
    mails.mails.all().find(({ to }) => to.includes('ada@example.test')),
  );
  expect(mail.subject).toMatch(/ invites you$/);

  const own = await (await visitorIn(browser, 'en', stack.baseUrl)).newPage();
  await own.goto(/http\S+#token=\S+/.exec(mail.text)?.[0] ?? '');
  await expect(own.getByLabel(t('setup.name'))).toHaveValue('Ada Newman');
  await own.getByLabel(t('signIn.password')).fill('three blue horses');
  await own.getByRole('button', { name: t('mailedLink.invitationSend') }).click();
  await expect(own.getByRole('heading', { level: 1, name: 'Dashboard' })).toBeVisible();
  await own.context().close();
});
