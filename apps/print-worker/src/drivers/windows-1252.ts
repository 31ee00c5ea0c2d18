/** Windows-1252 from 0x80 on; where it equals Latin-1 the code point is the byte. */
const specials = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const tabStop = 8;

/** The byte of a printable character; a question mark for what the code page has not, control characters included. */
export function windows1252(character: string): number {
  const special = specials.indexOf(character);
  const code = character.codePointAt(0) ?? 0x3f;
  if (special >= 0 && code > 0x9f) return 0x80 + special;
  return (code >= 0x20 && code < 0x7f) || (code >= 0xa0 && code <= 0xff) ? code : 0x3f;
}

export function expandTabs(line: string): string {
  let out = '';
  for (const character of line) {
    out += character === '\t' ? ' '.repeat(tabStop - (out.length % tabStop)) : character;
  }
  return out;
}
