/** InnoDB's full-text indexes hold words of this length and longer (innodb_ft_min_token_size). */
const shortest = 3;

/**
 * What a person typed as a full-text query in boolean mode: every word must begin with what was typed. Null when no word is
 * long enough to be looked up. Operators of the query language are no part of a word, so none gets through.
 */
export const fullTextOf = (text: string): string | null => {
  const words = (text.match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => [...word].length >= shortest);
  return words.length === 0 ? null : words.map((word) => `+${word}*`).join(' ');
};

/** `50 %_` → `50 \%\_%`: what a person typed, at the beginning of the text. */
export const beginningWith = (text: string): string => `${text.trim().replace(/[\\%_]/gu, '\\$&')}%`;
