import { DomainError, fromJsonNumber } from '@picolo/contracts';
import { applyDecorators } from '@nestjs/common';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, registerDecorator, ValidateIf, ValidateNested } from 'class-validator';

/** May be absent; when it is there it must fit. Unlike IsOptional, null is not absent. */
export const MayBeAbsent = (): PropertyDecorator => ValidateIf((_, value) => value !== undefined);

const isRecord = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

const structure =
  (name: string, holds: (value: unknown) => boolean): PropertyDecorator =>
  (target, property) => {
    registerDecorator({
      name,
      target: target.constructor,
      propertyName: String(property),
      validator: { validate: holds, defaultMessage: () => 'must be a JSON object' },
    });
  };

/** An object of its own DTO. ValidateNested alone lets a list through in its place. */
export const Nested = (dto: () => new () => object): PropertyDecorator =>
  applyDecorators(Type(dto), ValidateNested(), structure('isObject', isRecord));

/** A list of `min` to `max` objects of a DTO. ValidateNested alone lets lists through as its elements. */
export const ListOf = (
  dto: () => new () => object,
  { min, max }: { readonly min: number; readonly max: number },
): PropertyDecorator =>
  applyDecorators(
    Type(dto),
    IsArray(),
    ArrayMinSize(min),
    ArrayMaxSize(max),
    ValidateNested({ each: true }),
    structure('isObject', (value) => !Array.isArray(value) || value.every(isRecord)),
  );

/** A JSON number with at most 4 decimals, from `min` to `max` (in the product's unit). */
export const IsQuantity =
  ({ min, max }: { readonly min: number; readonly max: number }): PropertyDecorator =>
  (target, property) => {
    registerDecorator({
      name: 'isQuantity',
      target: target.constructor,
      propertyName: String(property),
      validator: {
        validate: (value: unknown): boolean =>
          typeof value === 'number' && value >= min && value <= max && fromJsonNumber(value, 4) !== null,
        defaultMessage: () => `must be a quantity from ${String(min)} to ${String(max)}`,
      },
    });
  };

const isDay = (value: unknown): boolean => {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === value;
};

/** A day of the calendar, `YYYY-MM-DD`. */
export const IsDay = (): PropertyDecorator => (target, property) => {
  registerDecorator({
    name: 'isDay',
    target: target.constructor,
    propertyName: String(property),
    validator: { validate: isDay, defaultMessage: () => 'must be a day' },
  });
};

/** The `Idempotency-Key` header: visible ASCII, ≤ 100 characters; null when the caller sent none. */
export const readIdempotencyKey = (header: string | string[] | undefined): string | null => {
  if (header === undefined) return null;
  if (typeof header === 'string' && /^[\x21-\x7e]{1,100}$/.test(header)) return header;
  const field = { field: 'Idempotency-Key', rule: 'idempotencyKey', message: 'idempotencyKey' };
  throw new DomainError('REQUEST.INVALID', { fields: [field] });
};
