import {
  DomainError,
  hasEveryCharacter,
  maxPrintContentBytes,
  missingCharacters,
  namesOfCharacters,
  type PrinterDriverKind,
} from '@picolo/contracts';

/** Control characters but LF and TAB; a CR counts only when no LF follows. */
const control = /(?![\n\t])(?!\r\n)\p{Cc}/u;
/** Halves of a pair, code points that are no characters, and what broken encodings leave behind. */
const notCharacters = /[\p{Cs}\ufffd\p{Noncharacter_Code_Point}]/u;

const utf8Length = (text: string): number => new TextEncoder().encode(text).length;

/** Refuses what cannot be printed as a text message (PR-1); the codes are `PRINTING.CONTENT_…`. */
export const checkContent = (content: string): void => {
  if (content.trim() === '') throw new DomainError('PRINTING.CONTENT_EMPTY');
  const bytes = utf8Length(content);
  if (bytes > maxPrintContentBytes) throw new DomainError('PRINTING.CONTENT_TOO_LONG', { bytes });
  if (control.test(content) || notCharacters.test(content)) throw new DomainError('PRINTING.CONTENT_NOT_TEXT');
};

/**
 * Refuses a text with characters that a printer it may come out of has not, naming them (PR-1): none is ever left out or
 * replaced unseen. Throws PRINTING.CHARACTERS_NOT_PRINTABLE.
 */
export const checkCharacters = (
  content: string,
  printers: readonly { readonly name: string; readonly driver: PrinterDriverKind }[],
): void => {
  const lacking = printers.find(({ driver }) => !hasEveryCharacter(driver));
  if (lacking === undefined) return;
  const missing = missingCharacters(content);
  if (missing.length === 0) return;
  const characters = namesOfCharacters(missing);
  throw new DomainError('PRINTING.CHARACTERS_NOT_PRINTABLE', { printer: lacking.name, characters });
};

const longestTitle = 60;

/** How a text message is called in lists and at the spooler: its first line, cut. */
export const titleOfContent = (content: string): string => {
  const line = content.trim().split(/[\r\n]/)[0] ?? '';
  const characters = [...line.replaceAll('\t', ' ').trim()];
  return characters.length <= longestTitle ? characters.join('') : `${characters.slice(0, longestTitle).join('')}…`;
};
