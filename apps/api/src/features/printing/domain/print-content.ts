import { DomainError, maxPrintContentBytes } from '@picolo/contracts';

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

const longestTitle = 60;

/** How a text message is called in lists and at the spooler: its first line, cut. */
export const titleOfContent = (content: string): string => {
  const line = content.trim().split(/[\r\n]/)[0] ?? '';
  const characters = [...line.replaceAll('\t', ' ').trim()];
  return characters.length <= longestTitle ? characters.join('') : `${characters.slice(0, longestTitle).join('')}…`;
};
