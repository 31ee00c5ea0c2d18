import type { Locale } from '@picolo/contracts';

interface OverviewWords {
  readonly title: string;
  readonly lead: string;
  /** Beginning of a path → what is in it. */
  readonly files: readonly (readonly [path: string, meaning: string])[];
}

export const overviewWords: Readonly<Record<Locale, OverviewWords>> = {
  fr: {
    title: 'Mes données',
    lead: 'Tout ce que nous gardons à votre sujet, le',
    files: [
      ['account', 'Votre compte'],
      ['sign-ins', 'Vos connexions et vos appareils'],
      ['profile', 'Vos coordonnées'],
      ['orders/orders.csv', 'La liste de vos commandes, pour un tableur'],
      ['orders/', 'Une commande, ses lignes et ses étapes'],
      ['invoices/invoices.json', 'La liste de vos factures'],
      ['invoices/', 'Une facture'],
      ['notifications', 'Ce que nous vous avons signalé'],
      ['mails', 'Les e-mails que nous vous avons envoyés'],
    ],
  },
  en: {
    title: 'My data',
    lead: 'Everything that we keep about you, on',
    files: [
      ['account', 'Your account'],
      ['sign-ins', 'Your sign-ins and devices'],
      ['profile', 'Your contact and addresses'],
      ['orders/orders.csv', 'The list of your orders, for a spreadsheet'],
      ['orders/', 'An order, its lines and its steps'],
      ['invoices/invoices.json', 'The list of your invoices'],
      ['invoices/', 'An invoice'],
      ['notifications', 'What we told you'],
      ['mails', 'The mails that we sent you'],
    ],
  },
};
