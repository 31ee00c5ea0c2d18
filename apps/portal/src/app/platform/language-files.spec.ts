import { describe, expect, it } from 'vitest';
import english from '../../../public/i18n/en.json';
import french from '../../../public/i18n/fr.json';

type Words = { readonly [key: string]: string | Words };

const flat = (words: Words, path = ''): [string, string][] =>
  Object.entries(words).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[path + key, value]] : flat(value, `${path}${key}.`),
  );

const placeholders = (sentence: string): string[] =>
  [...sentence.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name).sort();

describe('language files', () => {
  const fr = flat(french);
  const en = new Map(flat(english));

  it('UI-2 both languages have the same sentences, none empty', () => {
    expect(fr.map(([key]) => key).sort()).toEqual([...en.keys()].sort());
    expect([...fr, ...en].filter(([, sentence]) => sentence.trim() === '')).toEqual([]);
  });

  it('UI-2 a sentence names the same facts in both languages', () => {
    for (const [key, sentence] of fr)
      expect([key, placeholders(sentence)]).toEqual([key, placeholders(en.get(key) ?? '')]);
  });

  it('UI-2 a sentence that counts has a form for one and one for several', () => {
    const keys = new Set(en.keys());
    for (const key of keys) {
      if (key.endsWith('.one')) expect(keys).toContain(key.replace(/one$/, 'other'));
      if (key.endsWith('.other')) expect(keys).toContain(key.replace(/other$/, 'one'));
    }
  });

  it('UI-2 French is set as French is: typographic apostrophes, spaces before double signs', () => {
    const wrong = fr.filter(([, sentence]) => /[a-zé]'[a-zé]/i.test(sentence) || /\S[!?;](?:\s|$)/.test(sentence));
    expect(wrong).toEqual([]);
  });
});
