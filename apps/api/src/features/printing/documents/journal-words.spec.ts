import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { journalHeadings, kindWords, proofWords, statusWords } from './journal-words.js';

interface ScreenWords {
  readonly printStatus: unknown;
  readonly printKind: unknown;
  readonly printProof: unknown;
}

const screenWords = (language: string): ScreenWords => {
  const file = join(import.meta.dirname, '../../../../../console/public/i18n', `${language}.json`);
  return JSON.parse(readFileSync(file, 'utf8')) as ScreenWords;
};

describe('words of the exported journal of prints', () => {
  it.each(['fr', 'en'] as const)('PR-2 a print is called in the file as on the screens: %s', (language) => {
    const { printStatus, printKind, printProof } = screenWords(language);
    expect(statusWords[language]).toEqual(printStatus);
    expect(kindWords[language]).toEqual(printKind);
    expect(proofWords[language]).toEqual(printProof);
  });

  it('PR-2 both languages have the same columns', () => {
    expect(journalHeadings.en).toHaveLength(journalHeadings.fr.length);
  });
});
