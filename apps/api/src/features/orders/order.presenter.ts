import { computeTotals, orderNumber, type OrderListItem, type OrderStatus, type OrderView } from '@picolo/contracts';
import type { Caller } from '@picolo/server/auth';
import { quantityToJson } from '@picolo/server/db';
import type { ChangeRequest, Order, OrderHead, OrderLine, OrderReturn, OrderStep } from './domain/order.js';
import { clientMay, transitionsFrom } from './domain/transitions.js';

/** Whether the viewer looks as staff or as the client whose order it is. */
export type Side = 'staff' | 'client';

export const presentListItem = (order: OrderHead): OrderListItem => ({
  id: order.id,
  number: orderNumber(order.id),
  status: order.status,
  origin: order.origin,
  version: order.version,
  clientId: order.clientId,
  clientName: order.clientName,
  lineCount: order.lineCount,
  grossCents: order.grossCents,
  changeRequested: order.changeRequested,
  createdAt: order.createdAt.toISOString(),
  updatedAt: order.updatedAt.toISOString(),
});

export const presentOrder = (order: Order, viewer: Caller, side: Side): OrderView => {
  const { billing } = order.buyer;
  if (billing === null) throw new Error(`order ${String(order.id)} was placed without a billing address`);
  return {
    ...presentListItem(order),
    netCents: order.netCents,
    vatCents: order.vatCents,
    vat: computeTotals(order.lines).rates.map(({ vatRate, base, vat }) => ({
      rate: vatRate,
      baseCents: base,
      vatCents: vat,
    })),
    vatRegime: order.buyer.vatRegime ?? null,
    lines: order.lines.map(presentLine),
    billing,
    delivery: order.buyer.delivery ?? billing,
    note: order.note,
    internalNote: side === 'staff' ? order.internalNote : null,
    purchaseOrder: order.purchaseOrder,
    returns: order.returns.map((entry) => presentReturn(entry, side)),
    requests: order.requests.map((request) => presentRequest(request, side)),
    history: order.steps
      .filter(({ kind }) => side === 'staff' || kind !== 'internal-note')
      .map((step) => presentStep(step, viewer, side)),
    next: nextFor(order.status, viewer, side),
  };
};

const presentLine = (line: OrderLine): OrderView['lines'][number] => ({
  id: line.id,
  productId: line.productId,
  sku: line.sku,
  name: line.name,
  unit: line.unit,
  quantity: quantityToJson(line.quantity),
  returnedQuantity: quantityToJson(line.returnedQuantity),
  unitPrice: line.unitPrice,
  vatRate: line.vatRate,
  netCents: line.netCents,
});

const isOwn = (step: OrderStep, viewer: Caller): boolean => 'userId' in viewer && step.actorId === viewer.userId;

/** A client reads their own name, not those of staff. */
const presentStep = (step: OrderStep, viewer: Caller, side: Side): OrderView['history'][number] => ({
  kind: step.kind,
  from: step.from,
  to: step.to,
  at: step.at.toISOString(),
  by: side === 'staff' || isOwn(step, viewer) ? step.actorName : null,
  note: step.note,
  details: step.details,
});

const presentReturn = (entry: OrderReturn, side: Side): OrderView['returns'][number] => ({
  ...{ id: entry.id, lineId: entry.lineId, quantity: quantityToJson(entry.quantity) },
  ...{ disposition: entry.disposition, at: entry.at.toISOString(), reason: side === 'staff' ? entry.reason : null },
});

const presentRequest = (request: ChangeRequest, side: Side): OrderView['requests'][number] => ({
  ...{ id: request.id, state: request.state, text: request.text, wished: request.wished, applied: request.applied },
  ...{ at: request.at.toISOString(), answer: request.answer, answeredAt: request.answeredAt?.toISOString() ?? null },
  answeredBy: side === 'staff' ? request.answeredName : null,
});

const nextFor = (status: OrderStatus, viewer: Caller, side: Side): OrderStatus[] =>
  transitionsFrom(status)
    .filter(({ from, to, permission }) =>
      side === 'client' ? clientMay(from, to) : viewer.permissions.has(permission),
    )
    .map(({ to }) => to);
