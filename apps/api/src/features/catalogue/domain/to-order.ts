/**
 * What to order of a product at or below its threshold: as much as brings it to twice the threshold, rounded up to its step, at
 * least one step. All in integer ten-thousandths. A proposal: people change it before they order.
 */
export const proposedQuantity = (threshold: number, available: number, step: number): number =>
  Math.max(1, Math.ceil((2 * threshold - available) / step)) * step;
