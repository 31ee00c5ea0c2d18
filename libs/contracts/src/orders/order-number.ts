const PREFIX = 'CMD-';

/** `42` → `CMD-000042`: what people read, write and search. Longer ids simply get longer. */
export const orderNumber = (id: number): string => `${PREFIX}${String(id).padStart(6, '0')}`;

/** The id in what a person typed: `CMD-000042`, `cmd 42` or `42`; null when it names no order. */
export const orderIdOf = (text: string): number | null => {
  const digits = /^\s*(?:cmd[-\s]*)?0*(\d{1,10})\s*$/iu.exec(text)?.[1];
  return digits === undefined ? null : Number(digits);
};
