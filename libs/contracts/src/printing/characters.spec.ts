import { describe, expect, it } from 'vitest';
import { missingCharacters, namesOfCharacters, nearestText, windows1252Byte } from './characters.js';

describe('what printers with Windows-1252 can print', () => {
  it('PR-1 every byte of the code page that is a character, as the platform decodes it', () => {
    const decoder = new TextDecoder('windows-1252');
    for (let byte = 0; byte < 0x100; byte += 1) {
      const character = decoder.decode(Uint8Array.of(byte));
      expect([byte, windows1252Byte(character)]).toEqual([byte, /\p{Cc}/u.test(character) ? null : byte]);
    }
  });

  it.each([
    ['Été à 3,50 € – « œuvre » …\n\tretrait\r\nfin', []],
    ['E\u0301te\u0301', []],
    ['bon 👍, 👍 et 👩‍🍳', ['👍', '👩‍🍳']],
    ['Łukasz Dvořák', ['Ł', 'ř']],
    ['مرحبا', ['م', 'ر', 'ح', 'ب', 'ا']],
    ['שלום 日本 𝒳', ['ש', 'ל', 'ו', 'ם', '日', '本', '𝒳']],
    ['a\u200bb\u202ec', ['\u200b', '\u202e']],
    ['q\u0323', ['q\u0323']],
  ])('PR-1 names what is missing of %j', (text, missing) => {
    expect(missingCharacters(text)).toEqual(missing);
  });

  it('PR-1 says what nobody would see by its code point, and how many more there are', () => {
    expect(namesOfCharacters(['Ł', '\u200b', '\u202e\u200b'])).toBe('Ł U+200B U+202E+U+200B');
    expect(namesOfCharacters(Array.from('абвгдежзийкл'))).toBe('а б в г д е ж з и й … (+2)');
    expect(namesOfCharacters(['\u{e0001}'])).toBe('U+E0001');
  });

  it('PR-5 our own texts take the nearest letter', () => {
    const text = 'Łukasz Dvořák, Đurđa – Été à 3 €\u202f! ① 日 👩‍🍳\n';
    expect(nearestText(text)).toBe('Lukasz Dvorák, Durda – Été à 3 € ! 1 ? ?\n');
    expect(missingCharacters(nearestText(text))).toEqual([]);
  });
});
