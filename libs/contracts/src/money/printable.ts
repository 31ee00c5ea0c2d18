import { INVOICE_FONT_RANGES } from './invoice-font-ranges.js';

/** Soft hyphen, zero-width space, byte order mark: nothing of them shows, so nothing is lost. */
const INVISIBLE = /[\u00ad\u200b\ufeff]/gu;
/** What most texts are made of: drawn, composed and visible as it is. */
const PLAIN = /^[\u0020-\u007e\u00a1-\u00ac\u00ae-\u00ff]*$/u;
const DRAWN = decodeRanges(INVOICE_FONT_RANGES);

/** "20-7e a0" → every code point from 0x20 to 0x7e, and 0xa0. */
function decodeRanges(text: string): ReadonlySet<number> {
  const drawn = new Set<number>();
  for (const range of text.split(' ')) {
    const [first = '', last = first] = range.split('-');
    for (let code = Number.parseInt(first, 16); code <= Number.parseInt(last, 16); code += 1) drawn.add(code);
  }
  return drawn;
}

/** Whether the invoice's font draws this code point. */
export function isPrintable(codePoint: number): boolean {
  return DRAWN.has(codePoint);
}

/**
 * Text as the invoice can print it (OR-7): NFC; each code point that its font lacks becomes "?". White space that the
 * font lacks becomes a plain space (tab, line break) or a no-break one (U+202F). Applying it twice changes nothing.
 */
export function printable(text: string): string {
  if (PLAIN.test(text)) return text;
  let result = '';
  for (const character of text.replace(INVISIBLE, '').normalize('NFC')) {
    if (isPrintable(character.codePointAt(0) ?? 0)) result += character;
    else if (character === '\u202f') result += '\u00a0';
    else result += /\s/u.test(character) ? ' ' : '?';
  }
  return result;
}
