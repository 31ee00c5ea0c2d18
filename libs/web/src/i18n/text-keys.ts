/** The dotted paths of the sentences in a language file: a missing key does not compile. */
export type TextKeys<T, Path extends string = ''> = {
  [K in keyof T & string]: T[K] extends string ? `${Path}${K}` : TextKeys<T[K], `${Path}${K}.`>;
}[keyof T & string];

/** Keys that have a sentence for one and one for several: `basket.count` of `basket.count.one` and `basket.count.other`. */
export type PluralKeys<Key extends string> = Key extends `${infer Base}.other` ? Base : never;

export type TextValues = Readonly<Record<string, string | number | null | undefined>>;
