import type { Locale, PrintKind, PrintProof, PrintStatus } from '@picolo/contracts';

/** Headings of the exported journal of prints. */
export const journalHeadings: Readonly<Record<Locale, readonly string[]>> = {
  fr: [
    ...['N°', 'Demandée', 'Nature', 'Titre', 'Pièce', 'Imprimante', 'État', 'Depuis', 'Preuve', 'Motif'],
    ...['Remises', 'Duplicata de', 'Identifiant'],
  ],
  en: [
    ...['No.', 'Asked for', 'Kind', 'Title', 'Document', 'Printer', 'Status', 'Since', 'Proof', 'Reason'],
    ...['Deliveries', 'Duplicate of', 'Identifier'],
  ],
};

export const kindWords: Readonly<Record<Locale, Readonly<Record<PrintKind, string>>>> = {
  fr: { text: 'Message', invoice: 'Facture', 'order-ticket': 'Bon de préparation', label: 'Étiquettes' },
  en: { text: 'Message', invoice: 'Invoice', 'order-ticket': 'Picking ticket', label: 'Labels' },
};

export const statusWords: Readonly<Record<Locale, Readonly<Record<PrintStatus, string>>>> = {
  fr: {
    queued: 'En attente',
    sent: 'Envoyé',
    printing: 'En cours d’impression',
    printed: 'Imprimé',
    failed: 'Échec',
    unconfirmed: 'Non confirmé',
    expired: 'Expiré',
    cancelled: 'Annulé',
  },
  en: {
    queued: 'Queued',
    sent: 'Sent',
    printing: 'Printing',
    printed: 'Printed',
    failed: 'Failed',
    unconfirmed: 'Unconfirmed',
    expired: 'Expired',
    cancelled: 'Cancelled',
  },
};

export const proofWords: Readonly<Record<Locale, Readonly<Record<PrintProof, string>>>> = {
  fr: {
    file: 'Fichier écrit sur le disque',
    spooler: 'Le gestionnaire d’impression l’a confirmé',
    printer: 'L’imprimante l’a confirmé',
    'handed-over': 'Remis en entier à l’imprimante, qui ne répond jamais',
    person: 'Une personne l’a vu',
  },
  en: {
    file: 'File written to disk',
    spooler: 'The spooler confirmed it',
    printer: 'The printer confirmed it',
    'handed-over': 'Handed over whole to a printer that never answers',
    person: 'A person saw it',
  },
};
