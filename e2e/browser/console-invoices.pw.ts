import { readFileSync } from 'node:fs';
import { expect, test, type Browser, type Locator, type Page } from '@playwright/test';
import { api, demoPassword, signIn, startStack, type Api, type Stack } from '../harness/index.ts';
import { inspectScreen } from '../harness/screen.ts';
import { stockedProduct } from '../harness/shop.ts';
import { languages, visitorIn, wordsOf, type Language, type Words } from '../harness/words.ts';

let stack: Stack;
let admin: Api;
let productId: number;
let clientId: number;

test.describe.configure({ mode: 'default' });

test.beforeAll(async () => {
  test.setTimeout(300_000);
  stack = await startStack({ apis: 1, jobs: 1, seed: 'shop' });
  admin = api(stack.baseUrl, await signIn(stack.baseUrl, 'admin@picolo.test'));
  productId = await stockedProduct(stack.baseUrl, 'FACT-1', 100);
  const clients = await admin.get<{ items: { id: number }[] }>('/api/clients?q=Delaunay');
  clientId = clients.body.items[0]?.id ?? 0;
});

test.afterAll(async () => {
  await stack.stop();
});

interface Desk {
  readonly page: Page;
  readonly t: Words;
  readonly button: (key: string) => Locator;
  readonly heading: (name: RegExp | string) => Locator;
  readonly dialog: Locator;
}

/** An administrator at the console, in one language. */
async function desk(browser: Browser, language: Language): Promise<Desk> {
  const t = wordsOf('console', language);
  const page = await (await visitorIn(browser, language, stack.baseUrl)).newPage();
  await page.goto('/console/sign-in');
  await page.getByLabel(t('signIn.email')).fill('admin@picolo.test');
  await page.getByLabel(t('signIn.password')).fill(demoPassword);
  await page.keyboard.press('Enter');
  await expect(page.getByText(t('live.on'), { exact: true })).toBeVisible();
  const dialog = page.getByRole('dialog');
  return {
    ...{ page, t, dialog },
    button: (key) => page.getByRole('button', { name: t(key), exact: true }),
    heading: (name) => page.getByRole('heading', { level: 1, name }),
  };
}

const wide = { width: 1440, height: 900 };
const number = /(FA|AV)-\d{4}-\d{6}/;

/** The moment of the screen's first payment, as it must read in the company's zone. */
const today = (): string => new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris' }).format(new Date());

const numberOf = async (page: Page): Promise<string> =>
  number.exec(await page.getByRole('heading', { level: 1 }).innerText())?.[0] ?? '';

/** Works on an open order until it is processed. */
async function process({ page, button }: Desk): Promise<Locator> {
  await button('order.do.processing').click();
  await button('order.do.processed').click();
  await expect(button('order.do.shipped')).toBeVisible();
  return page.getByRole('main').getByRole('link', { name: number });
}

async function pay({ page, t, button, dialog }: Desk, amount: string | null): Promise<void> {
  await button('payment.record').click();
  if (amount !== null) await dialog.getByLabel(t('payment.amount')).fill(amount);
  await dialog.getByLabel(t('payment.method')).selectOption('cheque');
  await expect(dialog.getByLabel(t('payment.day'))).toHaveValue(today());
  await dialog.getByLabel(t('payment.reference')).fill('CHQ 4471');
  await dialog.getByRole('button', { name: t('payment.do') }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText('CHQ 4471').first()).toBeVisible();
}

for (const language of languages) {
  test(`IN-1 IN-5 an order is entered, processed, invoiced, paid in parts; a payment is taken back (${language})`, async ({
    browser,
  }) => {
    const at = await desk(browser, language);
    const { page, t, button, heading, dialog } = at;
    await page.goto('/console/orders/new');
    await page.getByRole('combobox', { name: t('orderNew.client'), exact: true }).fill('Delaunay');
    await page.getByRole('option', { name: /Atelier Delaunay/ }).click();
    await page.getByRole('combobox', { name: t('productLines.add') }).fill('FACT-1');
    await page.getByRole('option', { name: /FACT-1/ }).click();
    await page.getByLabel(t('order.quantity'), { exact: true }).fill('4');
    await button('orderNew.send').click();
    await expect(heading(/CMD-/)).toBeVisible();
    await (await process(at)).click();
    await expect(heading(/FA-/)).toBeVisible();
    await expect(page.getByRole('link', { name: t('invoice.openPdf') })).toBeVisible();
    const invoice = page.url();

    await button('payment.record').click();
    await dialog.getByLabel(t('payment.amount')).fill('9999');
    await expect(dialog.getByText(t('payment.tooHigh'))).toBeVisible();
    await inspectScreen(page, `console-payment-${language}`);
    await page.setViewportSize(wide);
    await dialog.getByRole('button', { name: t('form.cancel') }).click();
    await pay(at, '10');
    await expect(button('payment.record')).toBeVisible();
    await pay(at, null);
    await expect(button('payment.record')).toHaveCount(0);
    const entries = page.locator('app-payments-card ol > li');
    await expect(entries).toHaveCount(2);
    await entries
      .first()
      .getByRole('button', { name: t('payments.cancel') })
      .click();
    await dialog.getByLabel(t('payments.reason')).fill('Chèque sans provision');
    await dialog.getByRole('button', { name: t('payments.cancel') }).click();
    await expect(entries).toHaveCount(3);
    await expect(button('payment.record')).toBeVisible();
    await inspectScreen(page, `console-invoice-paid-${language}`);

    await page.setViewportSize(wide);
    await button('form.moreActions').click();
    await page.getByRole('menuitem', { name: t('credit.open') }).click();
    await dialog.getByText(t('credit.ways.lines'), { exact: true }).click();
    const quantity = dialog.getByLabel(/FACT-1/);
    await quantity.fill('5');
    await expect(dialog.getByText(t('credit.tooMuch'))).toBeVisible();
    await quantity.fill('1');
    await dialog.getByLabel(t('credit.reason')).fill('Une pièce ébréchée');
    await inspectScreen(page, `console-credit-${language}`);
    await page.setViewportSize(wide);
    await dialog.getByRole('button', { name: t('credit.do') }).click();
    await expect(heading(/AV-/)).toBeVisible();
    await expect(page.getByText('Une pièce ébréchée')).toBeVisible();
    const note = await numberOf(page);
    await page.goto(invoice);
    await expect(page.locator('app-payments-card').getByRole('link', { name: new RegExp(note) })).toBeVisible();
    await page.context().close();
  });

  test(`IN-5 a deposit is invoiced and paid; the balance invoice deducts it (${language})`, async ({ browser }) => {
    const at = await desk(browser, language);
    const { page, t, button, heading, dialog } = at;
    const lines = [{ productId, quantity: 8 }];
    const { body } = await admin.post<{ id: number }>('/api/orders', { clientId, lines });
    await page.goto(`/console/orders/${body.id}`);
    await button('deposit.open').click();
    await dialog.getByLabel(t('deposit.percentLabel')).fill('40');
    await inspectScreen(page, `console-deposit-${language}`);
    await page.setViewportSize(wide);
    await dialog.getByRole('button', { name: t('deposit.do') }).click();
    await page.getByRole('main').getByRole('link', { name: number }).click();
    await expect(heading(t('invoice.depositTitle', { number: '' }).trim())).toBeVisible();
    const deposit = await numberOf(page);
    await pay(at, null);
    await expect(button('payment.record')).toHaveCount(0);

    await page.goto(`/console/orders/${body.id}`);
    const papers = await process(at);
    await expect(papers).toHaveCount(2);
    await papers.filter({ hasNotText: deposit }).click();
    await expect(heading(t('invoice.title', { number: '' }).trim())).toBeVisible();
    const card = page.locator('app-payments-card');
    await expect(card.getByRole('link', { name: deposit })).toBeVisible();
    await expect(card.getByText(t('payments.prepaid'))).toBeVisible();
    await expect(button('payment.record')).toBeVisible();
    await page.context().close();
  });

  test(`IN-7 the company’s settings are found, changed and kept; the accountant gets the entries (${language})`, async ({
    browser,
  }) => {
    const { page, t, heading } = await desk(browser, language);
    await page.getByRole('link', { name: t('nav.company'), exact: true }).click();
    await expect(heading(t('settings.title'))).toBeVisible();
    await expect(page.getByLabel(t('settings.iban'))).toBeVisible();
    await inspectScreen(page, `console-company-${language}`);
    await page.setViewportSize(wide);
    await page.getByLabel(t('settings.search')).fill('IBAN');
    await expect(page.getByLabel(t('settings.name'), { exact: true })).toBeHidden();
    await page.getByLabel(t('settings.iban')).fill('FR14 2004 1010 0505 0001 3M02 607');
    await page.keyboard.press('Control+Enter');
    // The check digits are wrong: it stays on the screen and says so.
    await expect(page.locator('.ui-field__error').first()).toBeVisible();
    await page.getByLabel(t('settings.iban')).fill('FR14 2004 1010 0505 0001 3M02 606');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText(t('settings.saved'))).toBeVisible();
    await page.reload();
    await expect(page.getByLabel(t('settings.iban'))).toHaveValue(/3M02\s?606$/);

    await page.getByRole('link', { name: t('nav.accounting') }).click();
    await page.getByRole('button', { name: t('accounting.year') }).click();
    await expect(page.locator('tfoot').getByText(t('accounting.balanced'))).toBeVisible();
    await inspectScreen(page, `console-accounting-${language}`);
    await page.setViewportSize(wide);
    const waiting = page.waitForEvent('download');
    await page.getByRole('link', { name: t('accounting.download') }).click();
    const text = readFileSync(await (await waiting).path(), 'utf8');
    expect(text.startsWith('\uFEFF')).toBe(true);
    expect(text).toMatch(/FA-\d{4}-\d{6}/);
    await page.getByLabel(t('accounting.to')).fill('2001-01-01');
    await expect(page.getByText(t('accounting.wrongPeriod'))).toBeVisible();

    await page.goto('/console/accounting/accounts');
    await expect(heading(t('accounts.title'))).toBeVisible();
    await expect(page.getByText(t('live.on'), { exact: true })).toBeVisible();
    await expect(page.getByText(t('ui.loading'))).toHaveCount(0);
    await inspectScreen(page, `console-accounts-${language}`);
    await page.context().close();
  });
}
