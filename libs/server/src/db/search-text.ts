/** The database holds beginnings of words up to this length, and no more of these are compared. */
const longest = 20;
const mostWords = 6;

/**
 * The words that a person typed, for `Prefixes`. Words of one or two letters do not matter beside longer ones ("Bougie à la
 * cire"); with a digit they do ("VIS-M6-40").
 */
export const wordsOf = (text: string): readonly string[] => {
  const all = (text.normalize('NFC').match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).map((word) => [...word].slice(0, longest));
  const long = all.filter((word) => word.length > 2);
  const told =
    long.length === 0 ? all : all.filter((word) => word.length > 2 || word.some((sign) => /\p{N}/u.test(sign)));
  const words = told.map((word) => word.join(''));
  return [...new Set(words)].slice(0, mostWords);
};

/** `50 %_` → `50 \%\_%`: what a person typed, at the beginning of the text. */
export const beginningWith = (text: string): string => `${text.trim().replace(/[\\%_]/gu, '\\$&')}%`;
