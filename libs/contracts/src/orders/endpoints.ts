import { endpoint, type ById, type Page } from '../core/endpoint.js';
import type {
  AnswerChangeInput,
  AskChangeInput,
  ChangeOrderInput,
  ChangeRequestParams,
  InternalNoteInput,
  MoveOrderInput,
  PlaceOrderForClientInput,
  PlaceOrderInput,
  ReturnInput,
} from './inputs.js';
import type { OrderCounts, OrderExportQuery, OrderFilter, OrderListItem, OrderListQuery, OrderView } from './views.js';

const placing = [
  'ORDERS.NOT_ENOUGH_STOCK',
  'ORDERS.PRODUCT_UNAVAILABLE',
  'ORDERS.NO_BILLING_ADDRESS',
  'STOCK.QUANTITY_STEP',
  'IDEMPOTENCY.DIFFERENT_BODY',
] as const;
const moving = [
  'ORDERS.NOT_FOUND',
  'ORDERS.TRANSITION_NOT_ALLOWED',
  'ORDERS.VERSION_CONFLICT',
  'ORDERS.INVOICE_NOT_POSSIBLE',
] as const;

export const listOrders = endpoint<{ query: OrderListQuery }, Page<OrderListItem>>('GET', '/api/orders', {
  access: 'orders.read',
  apiKeys: true,
});

export const placeOrderForClient = endpoint<{ body: PlaceOrderForClientInput }, OrderView>('POST', '/api/orders', {
  access: 'orders.create',
  status: 201,
  errors: [...placing, 'CLIENTS.NOT_FOUND'],
  idempotent: true,
  // A basket is never lost to a counter (SE-1).
  limit: 'none',
});

export const getOrder = endpoint<{ params: ById }, OrderView>('GET', '/api/orders/:id', {
  access: 'orders.read',
  apiKeys: true,
  errors: ['ORDERS.NOT_FOUND'],
});

/**
 * Moving takes the permission of the transition table; `orders.read` only opens the door. To `returned`: everything that is
 * still out comes back to stock; for single lines and for scrapping see `returnOrderLines`.
 */
export const moveOrder = endpoint<{ params: ById; body: MoveOrderInput }, OrderView>(
  'POST',
  '/api/orders/:id/transitions',
  { access: 'orders.read', errors: moving },
);

export const returnOrderLines = endpoint<{ params: ById; body: ReturnInput }, OrderView>(
  'POST',
  '/api/orders/:id/returns',
  {
    access: 'orders.return',
    errors: ['ORDERS.NOT_FOUND', 'ORDERS.TRANSITION_NOT_ALLOWED', 'ORDERS.RETURN_TOO_MUCH', 'STOCK.QUANTITY_STEP'],
  },
);

/** The orders of a filter as a CSV file: all of them, streamed, in the order of `sort`. */
export const exportOrders = endpoint<{ query: OrderExportQuery }, Uint8Array>('GET', '/api/orders.csv', {
  access: 'orders.read',
  kind: 'file',
});

/** How many stand in each state, for the columns of the board. */
export const countOrders = endpoint<{ query: Omit<OrderFilter, 'status'> }, OrderCounts>('GET', '/api/order-counts', {
  access: 'orders.read',
});

/** A note of the house; its changes stand in the history. */
export const noteOrder = endpoint<{ params: ById; body: InternalNoteInput }, OrderView>(
  'POST',
  '/api/orders/:id/internal-note',
  { access: 'orders.process', errors: ['ORDERS.NOT_FOUND', 'ORDERS.VERSION_CONFLICT'] },
);

/** Prints the ticket for whoever collects the goods. */
export const printOrderTicket = endpoint<{ params: ById }, { readonly jobId: number }>(
  'POST',
  '/api/orders/:id/ticket',
  { access: 'orders.process', status: 201, errors: ['ORDERS.NOT_FOUND'] },
);

/** What the ticket would look like on a receipt printer, as an SVG picture. */
export const previewOrderTicket = endpoint<{ params: ById }, Uint8Array>('GET', '/api/orders/:id/ticket.svg', {
  access: 'orders.process',
  kind: 'file',
  errors: ['ORDERS.NOT_FOUND'],
});

/** Answers a client's request; with `apply` the wished lines become the order's in the same transaction. */
export const answerOrderRequest = endpoint<{ params: ChangeRequestParams; body: AnswerChangeInput }, OrderView>(
  'POST',
  '/api/orders/:id/requests/:requestId/answer',
  {
    access: 'orders.change',
    errors: [
      'ORDERS.NOT_FOUND',
      'ORDERS.REQUEST_NOT_FOUND',
      'ORDERS.REQUEST_ANSWERED',
      'ORDERS.NOT_CHANGEABLE',
      ...placing,
    ],
  },
);

export const listMyOrders = endpoint<{ query: OrderListQuery }, Page<OrderListItem>>('GET', '/api/my/orders', {
  access: 'orders.own',
});

export const placeMyOrder = endpoint<{ body: PlaceOrderInput }, OrderView>('POST', '/api/my/orders', {
  access: 'orders.own',
  status: 201,
  errors: [...placing, 'ORDERS.NO_CLIENT_RECORD'],
  idempotent: true,
  // A basket is never lost to a counter (SE-1).
  limit: 'none',
});

export const getMyOrder = endpoint<{ params: ById }, OrderView>('GET', '/api/my/orders/:id', {
  access: 'orders.own',
  errors: ['ORDERS.NOT_FOUND'],
});

/** A client may only cancel, and only while pending. */
export const moveMyOrder = endpoint<{ params: ById; body: MoveOrderInput }, OrderView>(
  'POST',
  '/api/my/orders/:id/transitions',
  { access: 'orders.own', errors: moving },
);

/** A client changes their order while it is pending: lines, address and note in one transaction with the stock (OR-5). */
export const changeMyOrder = endpoint<{ params: ById; body: ChangeOrderInput }, OrderView>(
  'PATCH',
  '/api/my/orders/:id',
  {
    access: 'orders.own',
    errors: ['ORDERS.NOT_FOUND', 'ORDERS.NOT_CHANGEABLE', 'ORDERS.VERSION_CONFLICT', ...placing],
  },
);

/** Once it is being worked on, a client asks (OR-5). One request at a time. */
export const askOrderChange = endpoint<{ params: ById; body: AskChangeInput }, OrderView>(
  'POST',
  '/api/my/orders/:id/requests',
  {
    access: 'orders.own',
    status: 201,
    errors: [
      'ORDERS.NOT_FOUND',
      'ORDERS.REQUEST_NOT_POSSIBLE',
      'ORDERS.REQUEST_OPEN',
      'ORDERS.PRODUCT_UNAVAILABLE',
      'STOCK.QUANTITY_STEP',
    ],
  },
);

/** The client takes the open request back. */
export const withdrawOrderRequest = endpoint<{ params: ChangeRequestParams }, OrderView>(
  'POST',
  '/api/my/orders/:id/requests/:requestId/withdrawal',
  { access: 'orders.own', errors: ['ORDERS.NOT_FOUND', 'ORDERS.REQUEST_NOT_FOUND', 'ORDERS.REQUEST_ANSWERED'] },
);
