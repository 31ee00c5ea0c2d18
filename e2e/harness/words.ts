import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext } from '@playwright/test';
import { root } from '../../tools/lib/paths.ts';

export const languages = ['fr', 'en'] as const;
export type Language = (typeof languages)[number];

/** Sentence of a language file by its key, its values filled in; of several forms the one for `count`, as English counts. */
export type Words = (key: string, values?: Readonly<Record<string, string>>) => string;

/** The sentences of an application: what a journey looks for is written once, for both languages. */
export function wordsOf(app: 'console' | 'portal', language: Language): Words {
  const file = join(root, 'apps', app, 'public/i18n', `${language}.json`);
  const all = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  return (key, values = {}) => {
    const found = key.split('.').reduce<unknown>((node, part) => (node as Record<string, unknown>)[part], all);
    const form = values['count'] === '1' ? 'one' : 'other';
    const text = typeof found === 'object' ? (found as Record<string, unknown>)[form] : found;
    if (typeof text !== 'string') throw new Error(`${file} has no ${key}`);
    return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '');
  };
}

/** A browser whose user reads that language, and sits far from the company. */
export async function visitorIn(browser: Browser, language: Language, baseURL: string): Promise<BrowserContext> {
  const locale = language === 'fr' ? 'fr-FR' : 'en-GB';
  const timezoneId = language === 'fr' ? 'Europe/Paris' : 'America/New_York';
  const context = await browser.newContext({ baseURL, locale, timezoneId, acceptDownloads: true });
  await context.addCookies([{ name: 'picolo.language', value: language, url: baseURL }]);
  return context;
}
