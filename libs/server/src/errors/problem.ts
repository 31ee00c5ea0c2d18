import {
  errorStatus,
  type DomainError,
  type ErrorCode,
  type ErrorMeta,
  type FieldError,
  type Locale,
  type Problem,
  type Refusal,
} from '@picolo/contracts';
import { factWords } from './fact-words.js';
import { localisedField } from './field-messages.js';
import { messagesEn } from './messages.en.js';
import { messagesFr } from './messages.fr.js';

const fill = (sentence: string, facts: ErrorMeta, locale: Locale): string =>
  sentence.replace(/\{(\w+)\}/g, (whole, name: string) => factWords(name, facts[name], locale) ?? whole);

const words = (code: ErrorCode, locale: Locale, facts: ErrorMeta): { title: string; detail: string } => {
  const [title, detail] = (locale === 'en' ? messagesEn : messagesFr)[code];
  return { title, detail: fill(detail, facts, locale) };
};

/** The answer for a refusal, in the caller's language. */
export const problemOf = (error: DomainError, locale: Locale, traceId: string): Problem => {
  const { fields, ...meta } = error.meta as ErrorMeta & { readonly fields?: readonly FieldError[] };
  return {
    type: 'about:blank',
    status: errorStatus[error.code],
    code: error.code,
    ...words(error.code, locale, { ...meta, traceId }),
    traceId,
    ...(fields === undefined ? {} : { fields: fields.map((field) => localisedField(field, locale)) }),
    ...(Object.keys(meta).length === 0 ? {} : { meta }),
  };
};

/** The acknowledgement of a refused socket message. */
export const refusalOf = (error: DomainError, locale: Locale): Refusal => ({
  error: {
    code: error.code,
    detail: words(error.code, locale, error.meta).detail,
    ...(Object.keys(error.meta).length === 0 ? {} : { meta: error.meta }),
  },
});
