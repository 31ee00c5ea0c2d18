/** IPP hangs how bad it is on the word (`media-low-warning`); the sentence is the same. */
const SEVERITY = /-(?:report|warning|error)$/u;
/** Words of Windows that end in whatever number came: `winspool-open-1801`, `sumatrapdf-3`. */
const FAMILY = /^(?<family>winspool|sumatrapdf)-/u;

/**
 * The sentence of a reason, by its words. Workers write what they add after a blank (`sumatrapdf-1 found-none`). A number
 * stays readable for whoever looks it up; a reason without a sentence is shown as it came.
 */
export function reasonText(find: (word: string) => string | null, reason: string): string {
  const [word = reason] = reason.split(' ', 1);
  for (const known of [reason, reason.replace(SEVERITY, ''), word, word.replace(SEVERITY, '')]) {
    const sentence = find(known);
    if (sentence !== null) return sentence;
  }
  const family = FAMILY.exec(word)?.groups?.['family'];
  const sentence = family === undefined ? null : find(family);
  return sentence === null ? reason : `${sentence} (${word})`;
}
