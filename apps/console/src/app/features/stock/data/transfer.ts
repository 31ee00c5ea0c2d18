import { type ProductView, type TransferInput, fromJsonNumber, toJsonNumber } from '@picolo/contracts';

const SCALE = 4;

/** A line of a transfer while it is written; quantities in ten-thousandths. */
export interface TransferLine {
  readonly productId: number;
  readonly name: string;
  readonly sku: string;
  readonly unit: string;
  readonly step: number;
  /** Available by location. */
  readonly available: ReadonlyMap<number, number>;
  readonly quantity: number | null;
}

export interface Transfer {
  readonly fromId: number | null;
  readonly toId: number | null;
  readonly lines: readonly TransferLine[];
  readonly reason: string;
}

export const EMPTY_TRANSFER: Transfer = { fromId: null, toId: null, lines: [], reason: '' };

/** The transfer with this product: a new line of one step, or one step more when it is there already (scanned again). */
export function withProduct(lines: readonly TransferLine[], product: ProductView): readonly TransferLine[] {
  const step = fromJsonNumber(product.step, SCALE) ?? 10 ** SCALE;
  if (lines.some(({ productId }) => productId === product.id)) {
    return lines.map((line) =>
      line.productId === product.id ? { ...line, quantity: (line.quantity ?? 0) + step } : line,
    );
  }
  const levels = product.stock?.locations ?? [];
  const available = new Map(levels.map((level) => [level.locationId, fromJsonNumber(level.available, SCALE) ?? 0]));
  const { id: productId, name, sku, unit } = product;
  return [...lines, { productId, name, sku, unit, step, available, quantity: step }];
}

/** What is wrong with a line: nothing typed, or more than is available where it leaves. */
export function faultOf(line: TransferLine, fromId: number | null): 'missing' | 'tooMuch' | null {
  if (line.quantity === null || line.quantity <= 0) return 'missing';
  if (fromId === null) return null;
  return line.quantity > (line.available.get(fromId) ?? 0) ? 'tooMuch' : null;
}

/** What is sent; null while something is missing or too much. */
export function toTransferInput({ fromId, toId, lines, reason }: Transfer): TransferInput | null {
  if (fromId === null || toId === null || fromId === toId || lines.length === 0) return null;
  if (lines.some((line) => faultOf(line, fromId) !== null)) return null;
  return {
    fromId,
    toId,
    lines: lines.map(({ productId, quantity }) => ({ productId, quantity: toJsonNumber(quantity ?? 0, SCALE) })),
    ...(reason.trim() ? { reason: reason.trim() } : {}),
  };
}
