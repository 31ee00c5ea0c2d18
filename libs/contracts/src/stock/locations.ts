import { endpoint, type ById } from '../core/endpoint.js';

/** A place where goods lie: the shop, the reserve, the workshop (ST-8). */
export interface LocationView {
  readonly id: number;
  readonly name: string;
  /** Orders take from it; exactly one does. */
  readonly sells: boolean;
  readonly archived: boolean;
  readonly version: number;
  /** Products of which something lies there. */
  readonly products: number;
}

export interface LocationInput {
  readonly name: string;
}

export interface LocationChange extends LocationInput {
  readonly version: number;
}

/** The archived ones are listed too, last. */
export const listLocations = endpoint<object, readonly LocationView[]>('GET', '/api/stock/locations', {
  access: 'stock.read',
});

export const createLocation = endpoint<{ body: LocationInput }, LocationView>('POST', '/api/stock/locations', {
  access: 'stock.locations',
  status: 201,
  errors: ['STOCK.LOCATION_NAME_TAKEN'],
});

export const renameLocation = endpoint<{ params: ById; body: LocationChange }, LocationView>(
  'PATCH',
  '/api/stock/locations/:id',
  {
    access: 'stock.locations',
    errors: ['STOCK.LOCATION_NOT_FOUND', 'STOCK.LOCATION_NAME_TAKEN', 'STOCK.LOCATION_VERSION_CONFLICT'],
  },
);

/** From now on orders take from this location; what was reserved before stays where it lies. */
export const sellFromLocation = endpoint<{ params: ById }, LocationView>('POST', '/api/stock/locations/:id/sell', {
  access: 'stock.locations',
  errors: ['STOCK.LOCATION_NOT_FOUND'],
});

/** Only when it is empty and not the one that sells. */
export const archiveLocation = endpoint<{ params: ById }, LocationView>('POST', '/api/stock/locations/:id/archive', {
  access: 'stock.locations',
  errors: ['STOCK.LOCATION_NOT_FOUND', 'STOCK.LOCATION_SELLS', 'STOCK.LOCATION_NOT_EMPTY'],
});

export const reopenLocation = endpoint<{ params: ById }, LocationView>('POST', '/api/stock/locations/:id/reopen', {
  access: 'stock.locations',
  errors: ['STOCK.LOCATION_NOT_FOUND'],
});

export interface TransferLineInput {
  readonly productId: number;
  /** More than 0, in the product's unit, ≤ 4 decimals. */
  readonly quantity: number;
}

export interface TransferInput {
  readonly fromId: number;
  readonly toId: number;
  readonly lines: readonly TransferLineInput[];
  readonly reason?: string;
}

export interface TransferView {
  readonly id: number;
  readonly fromId: number;
  readonly from: string;
  readonly toId: number;
  readonly to: string;
  readonly lines: readonly (TransferLineInput & { readonly sku: string; readonly name: string })[];
  readonly reason: string | null;
  readonly actor: string | null;
  readonly createdAt: string;
}

/** All lines or none; each is two lines of the ledger, linked by the transfer. */
export const transferStock = endpoint<{ body: TransferInput }, TransferView>('POST', '/api/stock/transfers', {
  access: 'stock.transfer',
  status: 201,
  idempotent: true,
  errors: [
    'CATALOGUE.PRODUCT_NOT_FOUND',
    'STOCK.LOCATION_NOT_FOUND',
    'STOCK.SAME_LOCATION',
    'STOCK.BELOW_RESERVED',
    'STOCK.BELOW_ZERO',
    'STOCK.QUANTITY_STEP',
    'IDEMPOTENCY.DIFFERENT_BODY',
  ],
});

export const getTransfer = endpoint<{ params: ById }, TransferView>('GET', '/api/stock/transfers/:id', {
  access: 'stock.read',
  errors: ['STOCK.TRANSFER_NOT_FOUND'],
});
