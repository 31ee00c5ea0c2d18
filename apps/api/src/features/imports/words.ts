import type { ImportColumn, Locale } from '@picolo/contracts';
import { columnNames } from './domain/header.js';
import type { LineErrorCode } from './domain/line-error.js';

/** Why a line is refused, for people who mend files. `{name}` is filled from the facts. */
const reasons: Readonly<Record<LineErrorCode, readonly [fr: string, en: string]>> = {
  csv: [
    'Le fichier est illisible à partir d’ici : un guillemet n’est peut-être pas refermé.',
    'The file cannot be read from here: a quote may not be closed.',
  ],
  cellCount: [
    '{found} cellules au lieu de {expected} : un séparateur manque ou est en trop.',
    '{found} cells instead of {expected}: a separator is missing or too many.',
  ],
  noSku: ['Aucune colonne ne s’appelle « Référence ».', 'No column is called “SKU”.'],
  doubleColumn: ['Cette colonne est présente deux fois.', 'This column is there twice.'],
  unknownLocation: [
    'Cet emplacement n’existe pas. Emplacements connus : {names}.',
    'This location does not exist. Known locations: {names}.',
  ],
  noLines: ['Le fichier ne contient aucun produit.', 'The file holds no product.'],
  tooManyLines: ['Au plus {most} lignes par fichier.', 'At most {most} lines per file.'],
  required: ['Cette valeur est obligatoire.', 'This value is required.'],
  tooLong: ['Au plus {max} caractères.', 'At most {max} characters.'],
  control: ['Contient un caractère de contrôle.', 'Contains a control character.'],
  notANumber: [
    'N’est pas un nombre avec au plus {decimals} décimales.',
    'Is not a number with at most {decimals} decimals.',
  ],
  negative: ['Ne peut pas être négatif.', 'Cannot be negative.'],
  tooLarge: ['Est trop grand.', 'Is too large.'],
  notYesNo: ['Répondez par oui ou non.', 'Answer yes or no.'],
  notPositive: ['Doit être plus grand que zéro.', 'Must be larger than zero.'],
  duplicate: ['Cette référence figure déjà à la ligne {first}.', 'This SKU stands in line {first} already.'],
  archived: [
    'Un produit archivé porte cette référence : choisissez-en une autre.',
    'An archived product has this SKU: choose another one.',
  ],
  reserved: [
    '{reserved} sont réservés par des commandes ({orders}) : le stock ne peut pas descendre en dessous.',
    '{reserved} are reserved by orders ({orders}): the stock cannot go below.',
  ],
  step: ['N’est pas un multiple de {step}.', 'Is not a multiple of {step}.'],
};

const fill = (sentence: string, facts: Readonly<Record<string, unknown>>, locale: Locale): string =>
  sentence.replace(/\{(\w+)\}/gu, (_, name: string) => {
    const value = facts[name];
    if (typeof value === 'number') return value.toLocaleString(locale, { maximumFractionDigits: 4 });
    return typeof value === 'string' ? value : '…';
  });

/** The sentence for an error, with its facts. */
export const reasonOf = (code: LineErrorCode, facts: Readonly<Record<string, unknown>>, locale: Locale): string =>
  fill(reasons[code][locale === 'en' ? 1 : 0], facts, locale);

/** How we write a column's name; the name of a location stands for its level. */
export const columnName = (field: string, locale: Locale): string => {
  const names = columnNames[field as ImportColumn] as readonly string[] | undefined;
  return names?.[locale === 'en' ? 1 : 0] ?? levelColumn(field);
};

export const levelColumn = (location: string): string => `Stock (${location})`;

/** The header of the file of errors. */
export const errorHeader: Readonly<Record<Locale, readonly string[]>> = {
  fr: ['Ligne', 'Colonne', 'Valeur', 'Raison'],
  en: ['Line', 'Column', 'Value', 'Reason'],
};
