import { expect, type Locator, type Page } from '@playwright/test';
import type { Words } from './words.ts';

const selection = (on: Page): Promise<string> => on.evaluate(() => String(getSelection()).trim());

/** As a page over plain HTTP on another machine is: no clipboard, until it is loaded again. */
export const withoutClipboard = (on: Page): Promise<void> =>
  on.evaluate(() => {
    Reflect.deleteProperty(Navigator.prototype, 'clipboard');
  });

/** The new key of a dialog that cannot copy it. */
export const selectedKey = async (on: Page, shown: Locator, t: Words): Promise<string> => {
  await expect(shown.getByText(t('apiKeys.byHand'))).toBeVisible();
  await expect(shown.getByRole('button', { name: t('apiKeys.copy') })).toHaveCount(0);
  await expect(shown.getByRole('button', { name: t('apiKeys.copyExample') })).toHaveCount(0);
  return await selection(on);
};

/** The new key, copied; the browser refuses at first. */
export const copiedKey = async (on: Page, shown: Locator, t: Words): Promise<string> => {
  await on.evaluate(() => {
    const writeText = (): Promise<void> => Promise.reject(new DOMException('denied', 'NotAllowedError'));
    Object.assign(navigator.clipboard, { writeText });
  });
  await shown.getByRole('button', { name: t('apiKeys.copy') }).click();
  await expect(shown.getByText(t('apiKeys.notCopied'))).toBeVisible();
  const selected = await selection(on);
  await on.evaluate(() => Reflect.deleteProperty(navigator.clipboard, 'writeText'));
  await shown.getByRole('button', { name: t('apiKeys.copy') }).click();
  await expect(shown.getByRole('button', { name: t('apiKeys.copied') })).toBeVisible();
  await expect(shown.getByText(t('apiKeys.notCopied'))).toHaveCount(0);
  expect(await on.evaluate(() => navigator.clipboard.readText())).toBe(selected);
  return selected;
};
