import type { PrinterDriverKind } from './endpoints.js';

/** Windows-1252 from 0x80 on; where it equals Latin-1 the code point is the byte. */
const specials = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** The byte of a printable character in Windows-1252; null for what the code page has not, control characters included. */
export function windows1252Byte(character: string): number | null {
  const special = specials.indexOf(character);
  const code = character.codePointAt(0) ?? 0;
  if (special >= 0 && code > 0x9f) return 0x80 + special;
  return (code >= 0x20 && code < 0x7f) || (code >= 0xa0 && code <= 0xff) ? code : null;
}

/**
 * Receipt printers have one code page, and the page that a text is drawn on for other printers has a font of the same
 * coverage; a folder keeps the text as it is.
 */
export const hasEveryCharacter = (driver: PrinterDriverKind): boolean => driver === 'folder';

const isPrintable = (character: string): boolean =>
  character === '\n' || character === '\t' || windows1252Byte(character) !== null;

/** What a reader sees as one character, a family of emoji included. */
const letters = new Intl.Segmenter('fr', { granularity: 'grapheme' });

/** The characters of a text that a printer with Windows-1252 has not, each once, in their order; carriage returns of line ends are none. */
export function missingCharacters(text: string): readonly string[] {
  const missing = new Set<string>();
  for (const { segment } of letters.segment(text.replaceAll('\r\n', '\n').normalize('NFC'))) {
    if (![...segment].every(isPrintable)) missing.add(segment);
  }
  return [...missing];
}

/** As many are named in a refusal. */
const mostNamed = 10;

const isInvisible = (character: string): boolean => !/[^\p{M}\p{C}\p{Z}]/u.test(character);
const codePoint = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** Characters as a sentence can name them: as they are, or by their code points where nothing would be seen. */
export function namesOfCharacters(characters: readonly string[]): string {
  const names = characters
    .slice(0, mostNamed)
    .map((character) => (isInvisible(character) ? [...character].map(codePoint).join('+') : character));
  const more = characters.length - mostNamed;
  return more > 0 ? `${names.join(' ')} … (+${String(more)})` : names.join(' ');
}

/** Letters that are not a letter with an accent to Unicode. */
const baseLetters: Readonly<Record<string, string>> = {
  Ł: 'L',
  ł: 'l',
  Đ: 'D',
  đ: 'd',
  Ħ: 'H',
  ħ: 'h',
  ı: 'i',
  ẞ: 'ß',
};

/** A character in what Windows-1252 has: itself, the letter without its accent, a blank for a blank, else a question mark. */
function nearest(segment: string): string {
  if ([...segment].every(isPrintable)) return segment;
  if (/^\p{Z}$/u.test(segment)) return ' ';
  const [base = ''] = segment.normalize('NFKD');
  const letter = baseLetters[base] ?? base;
  return isPrintable(letter) ? letter : '?';
}

/**
 * A text of ours for printers with Windows-1252: a ticket is not held up for a letter of somebody's name (`Łukasz` becomes
 * `Lukasz`). What people send to be printed is refused instead.
 */
export const nearestText = (text: string): string =>
  Array.from(letters.segment(text.normalize('NFC')), ({ segment }) => nearest(segment)).join('');
