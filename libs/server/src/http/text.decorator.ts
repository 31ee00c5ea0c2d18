import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { IsString, Matches, MaxLength, MinLength } from 'class-validator';

// eslint's no-control-regex forbids the literal form: C0 and C1 controls without, and with, tab and line feed.
const oneLine = new RegExp('^[^\\u0000-\\u001f\\u007f-\\u009f]*$', 'u');
const manyLines = new RegExp('^[^\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f]*$', 'u');

const tidy = (value: unknown): unknown => (typeof value === 'string' ? value.normalize('NFC').trim() : value);

/**
 * A text that people typed: trimmed, composed (NFC), at least one and at most `max` characters, without control characters.
 * `lines` allows line feeds.
 */
export const Text = (max: number, options: { readonly lines?: boolean } = {}): PropertyDecorator =>
  applyDecorators(
    Transform(({ value }) => tidy(value)),
    IsString(),
    MinLength(1),
    MaxLength(max),
    Matches(options.lines === true ? manyLines : oneLine),
  );
