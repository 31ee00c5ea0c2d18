import type { Locale, OrderOrigin, OrderStatus } from '@picolo/contracts';

/** Headings of the exported columns. */
export const exportHeadings: Readonly<Record<Locale, readonly string[]>> = {
  fr: [
    ...['Numéro', 'Date', 'État', 'Origine', 'N° client', 'Client', 'Référence client', 'Lignes'],
    ...['Total HT', 'TVA', 'Total TTC'],
  ],
  en: [
    ...['Number', 'Date', 'Status', 'Origin', 'Client no.', 'Client', 'Client reference', 'Lines'],
    ...['Total without VAT', 'VAT', 'Total with VAT'],
  ],
};

export const stateWords: Readonly<Record<Locale, Readonly<Record<OrderStatus, string>>>> = {
  fr: {
    pending: 'En attente',
    processing: 'En cours de traitement',
    processed: 'Traitée',
    shipped: 'Expédiée',
    delivered: 'Livrée',
    cancelled: 'Annulée',
    returned: 'Retournée',
  },
  en: {
    pending: 'Pending',
    processing: 'Processing',
    processed: 'Processed',
    shipped: 'Shipped',
    delivered: 'Delivered',
    cancelled: 'Cancelled',
    returned: 'Returned',
  },
};

export const originWords: Readonly<Record<Locale, Readonly<Record<OrderOrigin, string>>>> = {
  fr: { portal: 'En ligne', staff: 'Saisie par l’équipe' },
  en: { portal: 'Online', staff: 'Entered by staff' },
};
