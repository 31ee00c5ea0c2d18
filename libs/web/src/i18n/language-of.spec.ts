import { expect, it } from 'vitest';
import { languageOf } from './language-of';

it('UI-2 the language is the one chosen on this browser, French unless told, whatever else stands in the cookies', () => {
  expect(languageOf('')).toBe('fr');
  expect(languageOf('picolo.language=en')).toBe('en');
  expect(languageOf('a=1; picolo.language=en; b=2')).toBe('en');
  for (const other of ['picolo.language=fr', 'picolo.language=english', 'xpicolo.language=en', 'picolo-language=en']) {
    expect(languageOf(other)).toBe('fr');
  }
});
