/** Without a secure origin, as http://192.168.1.20 is, a browser has no clipboard. */
export const canCopy = (): boolean => 'clipboard' in navigator;

/** Marks what is shown, ready for Ctrl+C. */
export function selectText(shown: Element | undefined): void {
  if (shown !== undefined) getSelection()?.selectAllChildren(shown);
}

/** False when the browser has no clipboard or keeps it closed; then `shown` is selected instead. */
export async function copyText(text: string, shown: Element | undefined): Promise<boolean> {
  const done =
    canCopy() &&
    (await navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    ));
  if (!done) selectText(shown);
  return done;
}
