import type { FieldError, Locale } from '@picolo/contracts';

/** What each constraint of class-validator asks for, in words of people. `{n}` is the bound. */
const sentences: Readonly<Record<string, readonly [fr: string, en: string]>> = {
  unknown: ['Ce champ n’est pas attendu.', 'This field is not expected.'],
  isNotEmpty: ['Ce champ est obligatoire.', 'This field is required.'],
  isDefined: ['Ce champ est obligatoire.', 'This field is required.'],
  isString: ['Saisissez un texte.', 'Enter a text.'],
  isEmail: ['Saisissez une adresse e-mail valable.', 'Enter a valid e-mail address.'],
  isInt: ['Saisissez un nombre entier.', 'Enter a whole number.'],
  isNumber: ['Saisissez un nombre avec au plus 4 décimales.', 'Enter a number with at most 4 decimals.'],
  isQuantity: ['Saisissez une quantité avec au plus 4 décimales.', 'Enter a quantity with at most 4 decimals.'],
  isBoolean: ['Répondez par oui ou non.', 'Answer yes or no.'],
  isIn: ['Choisissez une des valeurs proposées.', 'Choose one of the offered values.'],
  isObject: ['Un objet est attendu.', 'An object is expected.'],
  isArray: ['Une liste est attendue.', 'A list is expected.'],
  arrayMinSize: ['Il faut au moins {n} élément.', 'At least {n} item is needed.'],
  arrayMaxSize: ['Au plus {n} éléments sont acceptés.', 'At most {n} items are accepted.'],
  arrayNotEmpty: ['Il faut au moins 1 élément.', 'At least 1 item is needed.'],
  min: ['La valeur doit être d’au moins {n}.', 'The value must be at least {n}.'],
  max: ['La valeur doit être d’au plus {n}.', 'The value must be at most {n}.'],
  isPositive: ['La valeur doit être positive.', 'The value must be positive.'],
  minLength: ['Il faut au moins {n} caractères.', 'At least {n} characters are needed.'],
  maxLength: ['Au plus {n} caractères sont acceptés.', 'At most {n} characters are accepted.'],
  matches: ['Le format ne convient pas.', 'The format does not fit.'],
  siren: ['Ce SIREN n’est pas valable : vérifiez ses 9 chiffres.', 'This SIREN is not valid: check its 9 digits.'],
  siret: [
    'Ce SIRET n’est pas valable : 14 chiffres qui commencent par le SIREN.',
    'This SIRET is not valid: 14 digits that begin with the SIREN.',
  ],
  vatNumber: [
    'Ce numéro de TVA n’est pas valable : vérifiez sa clé et le SIREN.',
    'This VAT number is not valid: check its key and the SIREN.',
  ],
  iban: ['Cet IBAN n’est pas valable : vérifiez sa clé.', 'This IBAN is not valid: check its key.'],
  timeZone: ['Ce fuseau horaire n’existe pas.', 'This time zone does not exist.'],
  oneOf: ['Choisissez une seule des possibilités.', 'Choose exactly one of the ways.'],
  arrayUnique: ['Un élément est cité deux fois.', 'An item is named twice.'],
  notFuture: ['Choisissez aujourd’hui ou une date passée.', 'Choose today or a day in the past.'],
  isDay: ['Saisissez une date qui existe.', 'Enter a date that exists.'],
  idempotencyKey: [
    'La clé doit avoir de 1 à 100 caractères ASCII visibles.',
    'The key must have 1 to 100 visible ASCII characters.',
  ],
  cursor: ['Cette page n’existe plus. Rechargez la liste.', 'This page no longer exists. Load the list again.'],
};

const other = ['Cette valeur ne convient pas.', 'This value does not fit.'] as const;

/** The bound stands last in class-validator's own sentence. */
const bound = (message: string): string => /(-?\d+(?:\.\d+)?)(?!.*\d)/.exec(message)?.[1] ?? '';

/** The field's error with a sentence in the caller's language. */
export const localisedField = (error: FieldError, locale: Locale): FieldError => {
  const pair = sentences[error.rule] ?? other;
  return { ...error, message: pair[locale === 'en' ? 1 : 0].replace('{n}', bound(error.message)) };
};
