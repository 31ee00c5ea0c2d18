import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { stateWords } from './export-words.js';

const screenWords = (language: string): unknown => {
  const file = join(import.meta.dirname, '../../../../../console/public/i18n', `${language}.json`);
  return (JSON.parse(readFileSync(file, 'utf8')) as { orderStatus: unknown }).orderStatus;
};

describe('words of the exported orders', () => {
  it.each(['fr', 'en'] as const)('OR-6 a state is called in the file as on the screens: %s', (language) => {
    expect(stateWords[language]).toEqual(screenWords(language));
  });
});
