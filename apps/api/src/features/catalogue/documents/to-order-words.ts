import type { Locale } from '@picolo/contracts';

/** Headings of the columns of what to order. */
export const toOrderHeadings: Readonly<Record<Locale, readonly string[]>> = {
  fr: ['Référence', 'Produit', 'Code-barres', 'À commander', 'Unité'],
  en: ['Reference', 'Product', 'Barcode', 'To order', 'Unit'],
};

export const toOrderFileNames: Readonly<Record<Locale, string>> = { fr: 'a-commander.csv', en: 'to-order.csv' };
