import type { Locale } from '@picolo/contracts';

export const LANGUAGE_COOKIE = 'picolo.language';

/**
 * The language chosen on this browser, out of a Cookie header or `document.cookie`; French unless told. A cookie, so that
 * the server renders the page in it; it says nothing about the person.
 */
export function languageOf(cookies: string): Locale {
  return /(?:^|;\s*)picolo\.language=en(?:;|$)/.test(cookies) ? 'en' : 'fr';
}
