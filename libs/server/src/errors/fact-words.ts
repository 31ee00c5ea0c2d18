import {
  formatCents,
  type DepositObstacle,
  type InvoiceObstacle,
  type Locale,
  type OrderStatus,
} from '@picolo/contracts';

type Words<K extends string> = Readonly<Record<K, readonly [fr: string, en: string]>>;

const statuses: Words<OrderStatus> = {
  pending: ['en attente', 'pending'],
  processing: ['en cours de traitement', 'processing'],
  processed: ['traitée', 'processed'],
  shipped: ['expédiée', 'shipped'],
  delivered: ['livrée', 'delivered'],
  cancelled: ['annulée', 'cancelled'],
  returned: ['retournée', 'returned'],
};

const missing: Words<InvoiceObstacle> = {
  'company.identity': ['le nom et la forme juridique de l’entreprise', 'the company’s name and legal form'],
  'company.address': ['l’adresse de l’entreprise', 'the company’s address'],
  'company.siren': ['le SIREN de l’entreprise', 'the company’s SIREN'],
  'company.vatNumber': ['le numéro de TVA de l’entreprise', 'the company’s VAT number'],
  'company.electronicAddress': ['l’adresse électronique de facturation', 'the company’s electronic address'],
  'company.legalTexts': ['les mentions légales en vigueur', 'the legal texts in force'],
  'company.exemption': ['le motif d’exonération de TVA', 'the reason for the VAT exemption'],
  'client.billing': ['l’adresse de facturation du client', 'the client’s billing address'],
  'client.siren': ['le SIREN du client', 'the client’s SIREN'],
  'order.lines': ['au moins une ligne', 'at least one line'],
};

const obstacle: Words<DepositObstacle> = {
  'no-platform': ['aucune plateforme n’est raccordée', 'no platform is connected'],
  off: ['la transmission est désactivée dans les réglages', 'the settings have it turned off'],
  'not-b2b': ['le client n’est pas une entreprise française', 'the client is not a French company'],
  'not-ready': ['son document est en préparation', 'its document is being made'],
  'under-way': ['elle y est déjà', 'it is there already'],
};

/** Facts of refusals that are codes, by the name of the fact: a sentence shows them in words. */
const words: Readonly<Record<string, Words<string> | undefined>> = { status: statuses, missing, obstacle };

/** One fact as a sentence shows it: words for codes, numbers as the language writes them, cents as euros. Undefined: it cannot be shown. */
export const factWords = (name: string, value: unknown, locale: Locale): string | undefined => {
  if (Array.isArray(value)) return value.map((item) => factWords(name, item, locale) ?? '').join(', ');
  if (typeof value === 'number' && name.endsWith('Cents')) return formatCents(value, locale);
  if (typeof value === 'number') return value.toLocaleString(locale, { maximumFractionDigits: 4 });
  if (typeof value !== 'string') return undefined;
  return words[name]?.[value]?.[locale === 'en' ? 1 : 0] ?? value;
};
