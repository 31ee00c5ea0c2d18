/**
 * Exact integer arithmetic for money. Products are taken in BigInt, results come back as safe integers.
 */

/** Throws a RangeError when `value` is not an integer that a number holds exactly. */
export function assertInteger(value: number, name: string): void {
  if (!Number.isSafeInteger(value)) throw new RangeError(`${name} must be a safe integer, got ${String(value)}`);
}

/** Back to a number; a RangeError instead of a silently wrong amount. */
export function toSafeNumber(value: bigint): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new RangeError('amount out of range');
  return number;
}

/**
 * `value / divisor` rounded half-up away from zero (2.5 → 3, −2.5 → −3), the commercial rounding of French invoices.
 * `divisor` must be positive.
 */
export function divideHalfUp(value: bigint, divisor: bigint): bigint {
  const magnitude = value < 0n ? -value : value;
  const rounded = (2n * magnitude + divisor) / (2n * divisor);
  return value < 0n ? -rounded : rounded;
}
