import { expect, test } from '@playwright/test';
import { startStack, type Stack } from '../harness/index.ts';
import { languages, visitorIn, wordsOf } from '../harness/words.ts';

let stack: Stack;

test.beforeEach(async () => {
  stack = await startStack({ apis: 1, jobs: 0 });
});

test.afterEach(async () => {
  await stack.stop();
});

for (const language of languages) {
  test(`ID-11 an empty installation asks for its set-up code and makes the first administrator (${language})`, async ({
    browser,
  }) => {
    const t = wordsOf('console', language);
    const page = await (await visitorIn(browser, language, stack.baseUrl)).newPage();
    const code = (await stack.cli('setup:code')).trim().split('\n').at(-1) ?? '';
    await page.goto('/console/');
    await expect(page.getByRole('heading', { level: 1, name: t('setup.title') })).toBeVisible();
    await page.getByLabel(t('setup.code')).fill('AAAA-BBBB-CCCC');
    await page.getByLabel(t('setup.name')).fill('Camille Desrosiers');
    await page.getByLabel(t('signIn.email')).fill('camille@exemple.fr');
    await page.getByLabel(t('signIn.password')).fill('password123');
    await page.getByRole('button', { name: t('setup.send') }).click();
    await expect(page.locator('.ui-field__error').first()).toBeVisible();
    await page.getByLabel(t('setup.code')).fill(code);
    await page.getByLabel(t('signIn.password')).fill('Tournesol-violet-42');
    await page.getByRole('button', { name: t('setup.send') }).click();
    await expect(page.getByText(t('dashboard.nothingWaits'), { exact: true })).toBeVisible();
    await expect(page.getByRole('button', { name: t('account.menu', { name: 'Camille Desrosiers' }) })).toBeVisible();
    await page.goto('/console/setup');
    await expect(page.getByRole('heading', { level: 1, name: t('signIn.title') })).toBeVisible();
    await page.context().close();
  });
}
