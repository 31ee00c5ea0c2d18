import { expect, type Page } from '@playwright/test';
import type { AxeResults, RunOptions } from 'axe-core';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { local } from '../../tools/lib/paths.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const STANDARD: RunOptions = {
  runOnly: {
    type: 'tag',
    values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  },
  resultTypes: ['violations'],
};

const SIZES = {
  desktop: { width: 1440, height: 900 },
  tablet: { width: 820, height: 1180 },
  phone: { width: 390, height: 844 },
} as const;
const THEMES = ['light', 'dark'] as const;

const KEEPS_PICTURES = process.env['PICTURES'] === '1';

/** Runs in the page: its letters are there, and the view that was just chosen has been painted. */
async function settled(): Promise<void> {
  await document.fonts.ready;
  const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));
  await frame();
  await frame();
}

interface Flaws {
  readonly scrollsSideways: number;
  /** Elements whose own text is wider than their box and cut off without an ellipsis. */
  readonly clipped: readonly string[];
  /** Keys of the language files that show instead of words, like `order.title`. */
  readonly keys: readonly string[];
}

/** Runs in the page. */
function flawsOfPage(): Flaws {
  const shown = (element: Element): boolean =>
    element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true });
  const ownText = (element: Element): string =>
    [...element.childNodes]
      .filter((node) => node.nodeType === Node.TEXT_NODE)
      .map((node) => node.textContent ?? '')
      .join('')
      .trim();
  const clipped: string[] = [];
  const keys: string[] = [];
  for (const element of document.body.querySelectorAll('*')) {
    const text = ownText(element);
    if (text === '' || !shown(element)) continue;
    const style = getComputedStyle(element);
    const hides = style.overflowX === 'hidden' || style.overflowX === 'clip';
    const told = style.textOverflow === 'ellipsis' || element.closest('.ui-visually-hidden') !== null;
    if (hides && !told && element.scrollWidth > element.clientWidth + 1) clipped.push(text);
    keys.push(...(text.replace(/\S+@\S+/g, '').match(/\b[a-z][a-zA-Z]+(\.[a-zA-Z_]+){1,4}\b/g) ?? []));
  }
  const scrollsSideways = document.documentElement.scrollWidth - window.innerWidth;
  return { scrollsSideways: Math.max(0, scrollsSideways), clipped, keys };
}

/** Things with points in them that are no keys. */
const NO_KEY = /\.(test|fr|com|example|txt|csv|pdf|json|js|css)$/;

/** What axe finds on the page as it stands: rule and elements. Once per document it is given to the page, as text. */
async function violationsOf(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource);
  return page.evaluate(async (options) => {
    const { axe } = window as unknown as { axe: { run: (how: RunOptions) => Promise<AxeResults> } };
    const { violations } = await axe.run(options);
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  }, STANDARD);
}

/**
 * Which views are given to axe: `all` but the tablet's, whose layout is one of the two others; or each theme and each
 * layout `once`, enough for a screen that was looked at thoroughly in the other language.
 */
const AXE = {
  all: ['desktop-light', 'desktop-dark', 'phone-light', 'phone-dark'],
  once: ['desktop-light', 'phone-dark'],
} as const satisfies Record<string, readonly string[]>;

/**
 * Looks at a screen that stands (UI-2): on desktop, tablet and phone, light and dark, nothing scrolls sideways or is cut
 * off, no key of a language file shows, and axe finds no violation of WCAG 2.2 AA. With PICTURES=1 each view is kept
 * under `.local/screens` for a person to look at: fourteen hundred pictures take minutes, and prove nothing by themselves.
 */
export async function inspectScreen(page: Page, name: string, axe: keyof typeof AXE = 'all'): Promise<void> {
  const axeOn: readonly string[] = AXE[axe];
  for (const [size, viewport] of Object.entries(SIZES)) {
    await page.setViewportSize(viewport);
    for (const theme of THEMES) {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      const view = `${name}-${size}-${theme}`;
      await (KEEPS_PICTURES
        ? page.screenshot({ path: join(local, 'screens', `${view}.png`), fullPage: true })
        : page.evaluate(settled));
      const flaws = await page.evaluate(flawsOfPage);
      const keys = flaws.keys.filter((word) => !NO_KEY.test(word));
      expect({ ...flaws, keys }, view).toEqual({ scrollsSideways: 0, clipped: [], keys: [] });
      if (axeOn.includes(`${size}-${theme}`)) expect(await violationsOf(page), view).toEqual([]);
    }
  }
}

/** The address of a French page that stands, opened beside it in English by the same person, and looked at. */
export async function inspectInEnglish(page: Page, name: string): Promise<void> {
  const context = page.context();
  const url = page.url();
  const language = (value: string): Promise<void> =>
    context.addCookies([{ name: 'picolo.language', value, url: new URL(url).origin }]);
  await language('en');
  const own = await context.newPage();
  try {
    await own.goto(url);
    await expect(own.locator('html')).toHaveAttribute('lang', 'en');
  } finally {
    await language('fr');
  }
  await expect(own.getByRole('heading', { level: 1 })).toBeVisible();
  // The bar of the console says so when the page follows the server; the shop's says nothing while it does.
  if (/^\/console\/(?!sign-in)/.test(new URL(url).pathname)) {
    await expect(own.getByText('Live', { exact: true })).toBeVisible();
  }
  await expect(own.getByText('Loading…')).toHaveCount(0);
  await expect(own.locator('.ui-skeleton, [ngh]')).toHaveCount(0);
  await inspectScreen(own, `${name}-en`, 'once');
  await own.close();
}
