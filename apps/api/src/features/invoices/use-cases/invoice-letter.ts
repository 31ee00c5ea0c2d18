import { formatCents, type InvoiceKind, type InvoiceSnapshot, type Locale } from '@picolo/contracts';
import type { Letter } from '@picolo/server/mail';

interface Words {
  readonly name: Readonly<Record<InvoiceKind, (number: string) => string>>;
  readonly subject: (name: string, company: string) => string;
  readonly hello: (name: string) => string;
  readonly attached: Readonly<Record<InvoiceKind, (name: string, order: string) => string>>;
  readonly due: (amount: string, day: string) => string;
  readonly credit: (amount: string) => string;
  readonly thanks: string;
}

const day = (date: string, locale: Locale): string =>
  new Intl.DateTimeFormat(locale === 'fr' ? 'fr-FR' : 'en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  );

const words: Readonly<Record<Locale, Words>> = {
  fr: {
    name: {
      invoice: (number) => `Facture ${number}`,
      deposit: (number) => `Facture d’acompte ${number}`,
      credit_note: (number) => `Avoir ${number}`,
    },
    subject: (name, company) => `${name} – ${company}`,
    hello: (name) => `Bonjour ${name},`,
    attached: {
      invoice: (number, order) => `vous trouverez ci-jointe la facture ${number} de votre commande ${order}.`,
      deposit: (number, order) => `vous trouverez ci-jointe la facture d’acompte ${number} de votre commande ${order}.`,
      credit_note: (number, order) => `vous trouverez ci-joint l’avoir ${number} sur votre commande ${order}.`,
    },
    due: (amount, date) => `Montant à régler : ${amount}, avant le ${date}.`,
    credit: (amount) => `Montant en votre faveur : ${amount}.`,
    thanks: 'Merci de votre confiance.',
  },
  en: {
    name: {
      invoice: (number) => `Invoice ${number}`,
      deposit: (number) => `Deposit invoice ${number}`,
      credit_note: (number) => `Credit note ${number}`,
    },
    subject: (name, company) => `${name} – ${company}`,
    hello: (name) => `Hello ${name},`,
    attached: {
      invoice: (number, order) => `please find attached invoice ${number} for your order ${order}.`,
      deposit: (number, order) => `please find attached deposit invoice ${number} for your order ${order}.`,
      credit_note: (number, order) => `please find attached credit note ${number} on your order ${order}.`,
    },
    due: (amount, date) => `Amount to pay: ${amount}, by ${date}.`,
    credit: (amount) => `Amount in your favour: ${amount}.`,
    thanks: 'Thank you for your trust.',
  },
};

/** The letter that brings an invoice to its client. */
export function invoiceLetter(
  invoice: InvoiceSnapshot,
  locale: Locale,
): { readonly subject: string; readonly letter: Letter } {
  const say = words[locale];
  const { kind, number, gross, prepaid = 0, seller, buyer, orderNumber, dueDate } = invoice;
  const name = say.name[kind](number);
  const amount = formatCents(gross - prepaid, locale);
  const sum = kind === 'credit_note' ? say.credit(amount) : say.due(amount, day(dueDate, locale));
  return {
    subject: say.subject(name, seller.name),
    letter: {
      title: name,
      paragraphs: [say.hello(buyer.name), say.attached[kind](number, orderNumber), sum, say.thanks],
    },
  };
}
