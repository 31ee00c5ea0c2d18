import { endpoint, type ById, type ListQuery, type Page } from '../core/endpoint.js';

export const countStates = ['open', 'validated', 'cancelled'] as const;
export type CountState = (typeof countStates)[number];

/** Which products are counted: all, those of a category, those that lie in the location, low ones, or chosen ones. */
export const countPicks = ['all', 'location', 'category', 'low', 'chosen'] as const;
export type CountPick = (typeof countPicks)[number];

/** A counting session of one location (ST-6). */
export interface CountInput {
  readonly name: string;
  readonly locationId: number;
  readonly pick: CountPick;
  /** With `category`. */
  readonly categoryId?: number;
  /** With `chosen`. */
  readonly productIds?: readonly number[];
}

export interface CountView {
  readonly id: number;
  readonly name: string;
  readonly locationId: number;
  readonly location: string;
  readonly state: CountState;
  readonly version: number;
  readonly lines: number;
  readonly counted: number;
  readonly different: number;
  readonly openedBy: string | null;
  readonly createdAt: string;
  readonly closedBy: string | null;
  readonly closedAt: string | null;
}

/** Quantities are JSON numbers with at most 4 decimals, in the product's unit. */
export interface CountLineView {
  readonly productId: number;
  readonly sku: string;
  readonly name: string;
  readonly barcode: string | null;
  readonly unit: string;
  readonly step: number;
  /** Null: not counted yet. */
  readonly counted: number | null;
  /** On hand at the moment of the entry: what moves later is no difference. */
  readonly expected: number | null;
  /** What validating adds to the stock, or added: counted − expected − what other counts set right since. */
  readonly difference: number | null;
  readonly enteredBy: string | null;
  readonly enteredAt: string | null;
  /** Climbs with every entry. */
  readonly version: number;
}

export const countEntryModes = ['replace', 'add', 'clear'] as const;
export type CountEntryMode = (typeof countEntryModes)[number];

export interface CountEntryInput {
  /** Made by the client, 1…100 visible ASCII characters: a repeated request enters nothing twice. */
  readonly key: string;
  readonly productId: number;
  /** replace: this is what there is. add: so many more, from another shelf. clear: not counted after all. */
  readonly mode: CountEntryMode;
  /** ≥ 0, ≤ 4 decimals; left out with `clear`. */
  readonly quantity?: number;
}

export interface CountListQuery extends ListQuery {
  readonly state?: CountState;
}

export interface CountLineQuery extends ListQuery {
  readonly show?: 'waiting' | 'counted' | 'different';
}

const missing = ['STOCK.COUNT_NOT_FOUND'] as const;
const closed = [...missing, 'STOCK.COUNT_CLOSED'] as const;

/** Newest first. */
export const listCounts = endpoint<{ query: CountListQuery }, Page<CountView>>('GET', '/api/stock/counts', {
  access: 'stock.count',
});

export const openCount = endpoint<{ body: CountInput }, CountView>('POST', '/api/stock/counts', {
  access: 'stock.count',
  status: 201,
  errors: ['STOCK.LOCATION_NOT_FOUND', 'STOCK.COUNT_EMPTY'],
});

export const getCount = endpoint<{ params: ById }, CountView>('GET', '/api/stock/counts/:id', {
  access: 'stock.count',
  errors: missing,
});

/** By name. */
export const listCountLines = endpoint<{ params: ById; query: CountLineQuery }, Page<CountLineView>>(
  'GET',
  '/api/stock/counts/:id/lines',
  { access: 'stock.count', errors: missing },
);

/** The line of a scanned or typed barcode or SKU; a product that is not in the session is refused with its facts. */
export const findCountLine = endpoint<{ params: ById; query: { readonly code: string } }, CountLineView>(
  'GET',
  '/api/stock/counts/:id/line',
  { access: 'stock.count', errors: [...missing, 'STOCK.COUNT_LINE_MISSING', 'CATALOGUE.PRODUCT_NOT_FOUND'] },
);

/** A product found on the shelf that the session did not ask for. */
export const addCountLine = endpoint<{ params: ById; body: { readonly productId: number } }, CountLineView>(
  'POST',
  '/api/stock/counts/:id/lines',
  { access: 'stock.count', status: 201, errors: [...closed, 'CATALOGUE.PRODUCT_NOT_FOUND'] },
);

export const enterCount = endpoint<{ params: ById; body: CountEntryInput }, CountLineView>(
  'POST',
  '/api/stock/counts/:id/entries',
  { access: 'stock.count', errors: [...closed, 'STOCK.COUNT_LINE_MISSING', 'STOCK.QUANTITY_STEP'] },
);

/** Writes the differences into the ledger, all or none; what is not counted stays as it is. */
export const validateCount = endpoint<{ params: ById }, CountView>('POST', '/api/stock/counts/:id/validate', {
  access: 'stock.count',
  errors: [...closed, 'STOCK.COUNT_NOTHING', 'STOCK.COUNT_REFUSED'],
});

export const cancelCount = endpoint<{ params: ById }, CountView>('POST', '/api/stock/counts/:id/cancel', {
  access: 'stock.count',
  errors: closed,
});

/** A line that cannot be validated, in the facts of `STOCK.COUNT_REFUSED`. */
export interface RefusedCountLine {
  readonly productId: number;
  readonly sku: string;
  readonly name: string;
  /** What would be on hand. */
  readonly onHand: number;
  readonly reserved: number;
  /** Numbers of the orders that hold it. */
  readonly orders: readonly string[];
}
