import { describe, expect, it } from 'vitest';
import { textToEscpos } from './text-to-escpos.js';

/** Bytes as text: what is printed as itself, commands in angle brackets. */
const shown = (text: string, columns?: number): string =>
  [...textToEscpos(text, columns)]
    .map((byte) => (byte < 0x20 || byte > 0x7e ? `<${byte.toString(16)}>` : String.fromCharCode(byte)))
    .join('');

/** Initialise, no Chinese characters, font A, Windows-1252. */
const head = '<1b>@<1c>.<1b>M<0><1b>t<10>';
/** The cut, and nothing after it. */
const tail = '<a><1d>VB<0>';

describe('text as ESC/POS', () => {
  it('PR-4 is the same lines in Windows-1252, the cut last', () => {
    expect(shown('MESSAGE À IMPRIMER\n\nŒuvre à 12 € (été)\n')).toBe(
      `${head}MESSAGE <c0> IMPRIMER<a><a><8c>uvre <e0> 12 <80> (<e9>t<e9>)${tail}`,
    );
  });

  it('PR-4 letters and their accents are put together first', () => {
    expect(shown('e\u0301te\u0301')).toBe(`${head}<e9>t<e9>${tail}`);
  });

  it.each([
    ['ESC', 'a\u001b@b', 'a?@b'],
    ['GS V, the cut', 'a\u001dV\u0000b', 'a?V?b'],
    ['DLE EOT, a question', 'a\u0010\u0004\u0001b', 'a???b'],
    ['FS', 'a\u001c.b', 'a?.b'],
    ['carriage return', 'a\rb', 'a?b'],
    ['C1 controls', 'a\u009b\u0080b', 'a??b'],
  ])('SE-3 %s in a text is no command to the printer', (_, text, printed) => {
    expect(shown(text)).toBe(`${head}${printed}${tail}`);
  });

  it('SE-3 whatever a text holds, no byte below a space comes from it but line feeds', () => {
    const everything = Array.from({ length: 0x2100 }, (_, code) => String.fromCodePoint(code)).join('');
    const bytes = textToEscpos(everything);
    const body = bytes.subarray(10, bytes.length - 5);
    expect([...new Set(body.filter((byte) => byte < 0x20 || byte === 0x7f))]).toEqual([0x0a]);
  });

  it('shows one question mark for what the code page has not, and tabs as blanks', () => {
    expect(shown('ab\tc 👍 日')).toBe(`${head}ab      c ? ?${tail}`);
  });

  it('breaks long lines where the paper ends', () => {
    const [full, rest] = ['mot '.repeat(8), 'mot '.repeat(2)];
    expect(shown(`${full}${rest}fin`, 32)).toBe(`${head}${full.trimEnd()}<a>${rest}fin${tail}`);
  });

  it('says the same twice', () => {
    expect(textToEscpos('été')).toEqual(textToEscpos('été'));
  });
});
