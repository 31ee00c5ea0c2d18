/** The longest name, model or place that is shown. */
const longest = 100;

/** What a printer or somebody on the network says, on one line; null: nothing. */
export function plainText(said: unknown): string | null {
  if (typeof said !== 'string') return null;
  const text = said
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
    .slice(0, longest)
    .trim();
  return text === '' ? null : text;
}
