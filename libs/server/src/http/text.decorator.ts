import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { IsString, Matches, MaxLength, MinLength } from 'class-validator';

// Cc: control characters.
const oneLine = /^\P{Cc}*$/u;
const manyLines = /^(?:\P{Cc}|[\t\n])*$/u;

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
