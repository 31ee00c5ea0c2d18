import { DomainError, fromJsonNumber } from '@picolo/contracts';
import { registerDecorator, ValidateIf } from 'class-validator';

/** May be absent; when it is there it must fit. Unlike IsOptional, null is not absent. */
export const MayBeAbsent = (): PropertyDecorator => ValidateIf((_, value) => value !== undefined);

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

/** The `Idempotency-Key` header: visible ASCII, ≤ 100 characters; null when the caller sent none. */
export const readIdempotencyKey = (header: string | string[] | undefined): string | null => {
  if (header === undefined) return null;
  if (typeof header === 'string' && /^[\x21-\x7e]{1,100}$/.test(header)) return header;
  const field = { field: 'Idempotency-Key', rule: 'idempotencyKey', message: 'idempotencyKey' };
  throw new DomainError('REQUEST.INVALID', { fields: [field] });
};
