import { type OrderLineInput, type OrderView, fromJsonNumber, toJsonNumber } from '@picolo/contracts';

const SCALE = 4;

/** A line while it is changed; quantity in ten-thousandths, null while it is being typed. */
export interface EditLine {
  readonly productId: number;
  readonly name: string;
  readonly unit: string;
  readonly quantity: number | null;
}

export const editLines = ({ lines }: OrderView): readonly EditLine[] =>
  lines.map(({ productId, name, unit, quantity }) => ({
    ...{ productId, name, unit },
    quantity: fromJsonNumber(quantity, SCALE) ?? 0,
  }));

/** One more of a product: a line of its own, or `step` more of the line it has. */
export const withProduct = (
  lines: readonly EditLine[],
  product: Pick<EditLine, 'productId' | 'name' | 'unit'> & { readonly step: number },
): readonly EditLine[] => {
  const { step, ...line } = product;
  if (!lines.some(({ productId }) => productId === line.productId)) return [...lines, { ...line, quantity: step }];
  return lines.map((one) =>
    one.productId === line.productId ? { ...one, quantity: (one.quantity ?? 0) + step } : one,
  );
};

/** A line of nothing is a line that was taken out. */
export const linesInput = (lines: readonly EditLine[]): OrderLineInput[] =>
  lines.flatMap(({ productId, quantity }) =>
    quantity === null || quantity <= 0 ? [] : [{ productId, quantity: toJsonNumber(quantity, SCALE) }],
  );

/** Whether the lines differ from the order's. */
export const linesChanged = (lines: readonly EditLine[], order: OrderView): boolean =>
  JSON.stringify(linesInput(lines)) !== JSON.stringify(linesInput(editLines(order)));
