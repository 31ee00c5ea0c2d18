/**
 * A sentence of the application's language files. A component that says more than the common words (`UiTexts`) takes the
 * application's own as an input: that both have the keys it needs is checked when they are compiled.
 */
export type Words<Key extends string> = (
  key: Key,
  values?: Readonly<Record<string, string | number | null | undefined>>,
) => string;

/** The same for a sentence with a count in it. */
export type CountedWords<Key extends string> = (key: Key, count: number) => string;
