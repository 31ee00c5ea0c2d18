/** A failure of set-up that the person at the keyboard can mend: the message is one sentence that says how. */
export class CannotGoOn extends Error {
  override readonly name = 'CannotGoOn';
}

const ADVICE: readonly [RegExp, string][] = [
  [/ENOSPC|No space left|errno: 28|Errcode: 28/i, 'The disk is full. Free some space (about 1 GB), then try again.'],
  [
    /EACCES|EPERM|EROFS|Permission denied|Errcode: 13/i,
    'This user may not write in this folder. Give the folder to your user (chown -R), then try again.',
  ],
];

/** The sentence for a system error that a person can mend (full disk, missing right), else undefined. */
export function adviceFor(text: string): string | undefined {
  return ADVICE.find(([pattern]) => pattern.test(text))?.[1];
}

/** What the person reads of any error: its sentence, the advice for it, or all there is. */
export function explain(error: unknown): string {
  if (error instanceof CannotGoOn) return error.message;
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return adviceFor(text) ?? text;
}

/** The same in one line. */
export function explainShort(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}
