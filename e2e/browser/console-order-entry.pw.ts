import { expect, test, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../tools/lib/paths.ts';
import { api, demoPassword, signIn, startStack, type Api, type Stack } from '../harness/index.ts';
import { inspectScreen } from '../harness/screen.ts';
import { languages, visitorIn, wordsOf as words } from '../harness/words.ts';

interface Order {
  readonly origin: string;
  readonly clientName: string;
  readonly internalNote: string | null;
  readonly purchaseOrder: string | null;
  readonly delivery: { readonly city: string };
  readonly lines: readonly { readonly sku: string; readonly quantity: number }[];
}

let stack: Stack;
let admin: Api;

test.beforeAll(async () => {
  test.setTimeout(300_000);
  stack = await startStack({ apis: 1, jobs: 1, seed: 'shop' });
  admin = api(stack.baseUrl, await signIn(stack.baseUrl, 'admin@picolo.test'));
});

test.afterAll(async () => {
  await stack.stop();
});

/** Sentence of the console's language file, its values filled in. */
const wordsOf = (language: string): ((key: string, values?: Readonly<Record<string, string>>) => string) => {
  const file = join(root, 'apps/console/public/i18n', `${language}.json`);
  const all = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  return (key, values = {}) => {
    const text = key.split('.').reduce<unknown>((node, part) => (node as Record<string, unknown>)[part], all);
    return String(text).replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '');
  };
};

const signedIn = async (page: Page): Promise<void> => {
  await page.goto('/console/');
  await page.locator('input[type=email]').fill('employee@picolo.test');
  await page.locator('input[type=password]').fill(demoPassword);
  await page.keyboard.press('Enter');
  await page.waitForURL((address) => !address.pathname.includes('sign-in'));
};

for (const language of ['fr', 'en'] as const) {
  test(`OR-1 an employee enters an order by keyboard for a new client, loses the page, and places it once (${language})`, async ({
    browser,
  }) => {
    const t = wordsOf(language);
    const locale = language === 'fr' ? 'fr-FR' : 'en-GB';
    const context = await browser.newContext({ baseURL: stack.baseUrl, locale });
    await context.addCookies([{ name: 'picolo.language', value: language, url: stack.baseUrl }]);
    const page = await context.newPage();
    await signedIn(page);
    await page.goto('/console/orders/new');
    const client = page.getByRole('combobox', { name: t('orderNew.client'), exact: true });
    // Words of two letters do not tell clients apart beside longer ones.
    const name = language === 'fr' ? 'Atelier Brunet' : 'Maison Tremblay';
    await client.focus();
    await page.keyboard.type(name);
    await expect(page.getByRole('option', { name: t('orderNew.createClient', { name }) })).toBeVisible();
    await page.keyboard.press('Enter');

    const dialog = page.getByRole('dialog');
    await dialog.getByText(t('clients.company'), { exact: true }).click();
    await expect(dialog.getByLabel(t('client.legalName'))).toHaveValue(name);
    await dialog.getByLabel(t('client.siren')).fill('123456789');
    await dialog.getByLabel(t('address.line1'), { exact: true }).fill('8 rue des Lices');
    await dialog.getByLabel(t('address.postalCode')).fill('13001');
    await dialog.getByLabel(t('address.city')).fill('Marseille');
    await page.keyboard.press('Control+Enter');
    await expect(dialog.getByText(t('fields.siren'))).toBeVisible();
    await dialog.getByLabel(t('client.siren')).fill('303 265 045');
    await page.keyboard.press('Control+Enter');
    await expect(dialog).toBeHidden();
    await expect(client).toHaveValue(name);

    const product = page.getByRole('combobox', { name: t('productLines.add') });
    await product.focus();
    // As a scanner does it: Enter comes before the answer.
    await page.keyboard.type('BIS-002\n');
    await expect(page.locator('app-new-order-lines li[appProductLine]')).toHaveCount(1);
    await page.keyboard.type('BIS-002\n');
    await expect(page.getByLabel(t('order.quantity'), { exact: true })).toHaveValue('2');
    await page.keyboard.type('CAF-002\n');
    await expect(page.locator('app-new-order-lines li[appProductLine]')).toHaveCount(2);
    await expect(page.locator('app-new-order-lines .totals__sum').last()).toContainText('€');
    await page.getByLabel(t('orderNew.deliverTo')).selectOption('other');
    await page.getByLabel(t('address.line1'), { exact: true }).fill('2 quai du Port');
    await page.getByLabel(t('address.postalCode')).fill('13002');
    await page.getByLabel(t('address.city')).fill('Marseille Vieux-Port');
    await page.getByLabel(t('order.internalNote')).fill('Client pressé');
    await page.getByLabel(t('order.purchaseOrder')).fill(`BC-${language}`);

    await inspectScreen(page, `console-order-entry-${language}`);
    await page.setViewportSize({ width: 1440, height: 900 });

    // The tab is closed and opened again: what was typed is still there.
    page.on('dialog', (question) => void question.accept());
    await page.reload();
    await expect(page.getByText(t('orderNew.draftBack'))).toBeVisible();
    await expect(client).toHaveValue(name);
    await expect(page.locator('app-new-order-lines li[appProductLine]')).toHaveCount(2);
    await expect(page.getByLabel(t('order.internalNote'))).toHaveValue('Client pressé');

    // The answer gets lost on the way: sent again, it is the same order.
    let lost = false;
    await page.route('**/api/orders', async (route) => {
      if (lost || route.request().method() !== 'POST') {
        await route.continue();
        return;
      }
      lost = true;
      await route.fetch();
      await route.abort('connectionreset');
    });
    await page.getByLabel(t('order.purchaseOrder')).focus();
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => lost).toBe(true);
    await expect(page.getByRole('alert').first()).toBeVisible();
    await page.keyboard.press('Control+Enter');
    await page.waitForURL(/\/orders\/\d+$/);

    const { body } = await admin.get<{ items: { id: number }[] }>(`/api/orders?q=BC-${language}`);
    expect(body.items).toHaveLength(1);
    const order = (await admin.get<Order>(`/api/orders/${String(body.items[0]?.id)}`)).body;
    expect(order).toMatchObject({
      origin: 'staff',
      clientName: name,
      internalNote: 'Client pressé',
      purchaseOrder: `BC-${language}`,
      delivery: { city: 'Marseille Vieux-Port' },
      lines: [
        { sku: 'BIS-002', quantity: 2 },
        { sku: 'CAF-002', quantity: 1 },
      ],
    });
    // A next order begins empty.
    await page.goto('/console/orders/new');
    await expect(client).toHaveValue('');
    await expect(page.getByText(t('orderNew.draftBack'))).toHaveCount(0);
    await context.close();
  });
}

/** A VAT number of the right shape, typed by the client: it waits, whatever happened to the one before. */
const NUMBERS = { fr: 'BE0999000921', en: 'BE0990009912' } as const;

for (const language of languages) {
  test(`OR-7 IN-4 a Belgian company’s number is confirmed: from then on basket and order entry bear no VAT (${language})`, async ({
    browser,
  }) => {
    const [t, shop] = [words('console', language), words('portal', language)];
    const company = api(stack.baseUrl, await signIn(stack.baseUrl, 'client4@picolo.test'));
    const { version } = (await company.get<{ version: number }>('/api/my/profile')).body;
    await company.patch('/api/my/profile', { version, vatNumber: NUMBERS[language] });
    const products = (await admin.get<{ items: { id: number }[] }>('/api/shop/products?q=BIS-002')).body.items;
    const without = /(VAT 0%|TVA 0 %)/u;

    const buyer = await (await visitorIn(browser, language, stack.baseUrl)).newPage();
    await buyer.goto('/account/profile');
    await buyer.getByLabel(shop('signIn.email')).fill('client4@picolo.test');
    await buyer.getByLabel(shop('signIn.password'), { exact: true }).fill(demoPassword);
    await buyer.keyboard.press('Enter');
    await expect(buyer.getByText(shop('contact.vatNumberWaits'))).toBeVisible();
    if (language === 'fr') await inspectScreen(buyer, 'portal-vat-number-waits-fr');
    const basket = JSON.stringify([{ productId: products[0]?.id, quantity: 30_000 }]);
    await buyer.evaluate((lines) => {
      localStorage.setItem('picolo.basket', lines);
    }, basket);
    await buyer.goto('/basket');
    await expect(buyer.locator('.totals__sum')).toContainText(shop('totals.gross'));
    await expect(buyer.getByText(without)).toHaveCount(0);

    const staff = await (await visitorIn(browser, language, stack.baseUrl)).newPage();
    await signedIn(staff);
    const { clientId } = (await company.get<{ clientId: number }>('/api/auth/me')).body;
    await staff.goto(`/console/orders/new?clientId=${String(clientId)}`);
    await expect(staff.getByText(t('orderNew.vatWaits'))).toBeVisible();
    await staff.getByRole('link', { name: t('orderNew.openClient') }).click();
    await expect(staff.getByText(t('client.vatWaitsTitle'))).toBeVisible();
    if (language === 'fr') await inspectScreen(staff, 'console-vat-number-waits-fr');
    await staff.setViewportSize({ width: 1440, height: 900 });
    await staff.getByRole('button', { name: t('client.vatConfirm') }).click();
    await expect(staff.getByText(t('client.vatConfirmed', { name: 'Boekhandel Verzinsel BV' }))).toBeVisible();
    await expect(staff.getByText(t('client.vatWaitsTitle'))).toHaveCount(0);

    await staff.goto(`/console/orders/new?clientId=${String(clientId)}`);
    await staff.getByRole('combobox', { name: t('productLines.add') }).focus();
    await staff.keyboard.type('BIS-002\n');
    await expect(staff.getByText(t('order.regime.intra-community'))).toBeVisible();
    await expect(staff.locator('.totals__sum').first()).toHaveText(t('order.totalFree'));
    if (language === 'en') await inspectScreen(staff, 'console-order-entry-free-en');

    await buyer.goto('/basket');
    await expect(buyer.getByText(shop('totals.regime.intra-community'))).toBeVisible();
    if (language === 'en') await inspectScreen(buyer, 'portal-basket-free-en');
    const sum = (await buyer.locator('.totals__sum dd').innerText()).trim();
    await buyer.goto('/checkout');
    await expect(buyer.getByText(shop('totals.regime.intra-community'))).toBeVisible();
    if (language === 'fr') await inspectScreen(buyer, 'portal-checkout-free-fr');
    await buyer.getByRole('button', { name: shop('checkout.submit', { total: sum }) }).click();
    await expect(buyer.getByText(shop('order.placed'))).toBeVisible();
    await expect(buyer.locator('.totals__sum dd')).toHaveText(sum);
    await expect(buyer.getByText(shop('totals.regime.intra-community'))).toBeVisible();
    const [order] = (await company.get<{ items: { id: number }[] }>('/api/my/orders?limit=1')).body.items;
    await staff.goto(`/console/orders/${String(order?.id)}`);
    await expect(staff.getByText(t('order.regime.intra-community'))).toBeVisible();
    await expect(staff.locator('.totals__sum').last()).toHaveText(sum);
    for (const page of [buyer, staff]) await page.context().close();
  });
}
