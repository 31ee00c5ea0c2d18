import { expect, type Page } from '@playwright/test';

/**
 * Opens a page that the server made and waits until it listens: a click before that does nothing. Angular takes its marks
 * off what it has taken over.
 */
export async function openHydrated(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(page.locator('[ngh]')).toHaveCount(0);
}
