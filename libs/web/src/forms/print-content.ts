import { type SchemaPath, required, validate } from '@angular/forms/signals';
import { maxPrintContentBytes } from '@picolo/contracts';

const encoder = new TextEncoder();

/** UTF-8 bytes of a text. */
export const bytesOf = (text: string): number => encoder.encode(text).length;

/** A message to print: some words, at most 10,240 bytes of them (PR-1). Kinds of errors: `required`, `printTooLong`. */
export function printContentRules(path: SchemaPath<string>): void {
  required(path);
  validate(path, ({ value }) => {
    if (value() !== '' && value().trim() === '') return { kind: 'required' };
    return bytesOf(value()) > maxPrintContentBytes ? { kind: 'printTooLong' } : undefined;
  });
}
