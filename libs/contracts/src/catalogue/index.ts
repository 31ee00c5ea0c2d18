import { endpoint, type ById, type ListQuery, type Page, type PageQuery } from '../core/endpoint.js';
import type { Locale } from '../identity/locale.js';
import type { PhotoView } from './photos.js';

export * from './barcode.js';
export * from './labels.js';
export * from './photos.js';

export * from './unit-word.js';

/** What lies in one place; JSON numbers with at most 4 decimals, in the product's unit. */
export interface LocationLevel {
  readonly locationId: number;
  readonly onHand: number;
  readonly reserved: number;
  readonly available: number;
}

/** A product over all its locations (ST-8); JSON numbers with at most 4 decimals, in the product's unit. */
export interface StockView {
  readonly onHand: number;
  readonly reserved: number;
  /** In all locations together: what the low-stock threshold is compared with. */
  readonly available: number;
  /** Available in the location that sells: what an order may take. */
  readonly sellable: number;
  /** Climbs with every change in any location; live events carry it too. */
  readonly version: number;
  /** Where something ever lay, lowest location first. */
  readonly locations: readonly LocationLevel[];
}

export interface CategoryView {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
}

export interface ProductInput {
  readonly sku: string;
  readonly name: string;
  readonly description?: string;
  readonly categoryId?: number | null;
  /** Without VAT, integer 1e-6 €. */
  readonly unitPrice: number;
  /** Integer 1e-2 %: 2000 is 20 %. */
  readonly vatRate: number;
  /** `pièce`, `m`, `kg` … as shown. */
  readonly unit?: string;
  /** Smallest quantity sold and its multiple, ≤ 4 decimals; 1 unless told. */
  readonly step?: number;
  readonly barcode?: string | null;
  readonly active?: boolean;
  /** An alert is given when available falls to this or below; null: never. */
  readonly lowStockThreshold?: number | null;
}

export interface ProductView extends Required<ProductInput> {
  readonly id: number;
  readonly slug: string;
  readonly category: CategoryView | null;
  /** VAT included, in cents, for one unit. */
  readonly grossCents: number;
  readonly archived: boolean;
  readonly version: number;
  readonly updatedAt: string;
  /** What may be sold; for everybody who may read the catalogue. */
  readonly available: number;
  /** Only with `stock.read`; null otherwise. */
  readonly stock: StockView | null;
  /** In their order; in lists the first alone. */
  readonly photos: readonly PhotoView[];
}

export type ProductChange = Partial<ProductInput> & { readonly version: number };

export interface ProductListQuery extends ListQuery {
  readonly categoryId?: number;
  readonly state?: 'active' | 'inactive' | 'archived' | 'low';
  /** Only what has a level in this place, at zero too. */
  readonly locationId?: number;
  readonly sort?: 'name' | '-name' | 'sku' | '-sku';
}

/** Which of the two happened (ST-1): never used products vanish, used ones are kept for the old orders. */
export interface ProductRemoval {
  readonly result: 'deleted' | 'archived';
}

export const listProducts = endpoint<{ query: ProductListQuery }, Page<ProductView>>('GET', '/api/products', {
  access: 'catalogue.read',
});

export const getProduct = endpoint<{ params: ById }, ProductView>('GET', '/api/products/:id', {
  access: 'catalogue.read',
  errors: ['CATALOGUE.PRODUCT_NOT_FOUND'],
});

export const createProduct = endpoint<{ body: ProductInput }, ProductView>('POST', '/api/products', {
  access: 'catalogue.write',
  status: 201,
  errors: ['CATALOGUE.SKU_TAKEN', 'CATALOGUE.CATEGORY_NOT_FOUND'],
});

export const changeProduct = endpoint<{ params: ById; body: ProductChange }, ProductView>(
  'PATCH',
  '/api/products/:id',
  {
    access: 'catalogue.write',
    errors: [
      'CATALOGUE.PRODUCT_NOT_FOUND',
      'CATALOGUE.VERSION_CONFLICT',
      'CATALOGUE.SKU_TAKEN',
      'CATALOGUE.CATEGORY_NOT_FOUND',
    ],
  },
);

export const removeProduct = endpoint<{ params: ById }, ProductRemoval>('DELETE', '/api/products/:id', {
  access: 'catalogue.write',
  errors: ['CATALOGUE.PRODUCT_NOT_FOUND'],
});

/** A product at or below its threshold, with what to order. Quantities are JSON numbers in the product's unit. */
export interface ToOrderView {
  /** Of the product. */
  readonly id: number;
  readonly sku: string;
  readonly name: string;
  readonly barcode: string | null;
  readonly unit: string;
  readonly step: number;
  readonly available: number;
  readonly threshold: number;
  /** Twice the threshold less what is available, rounded up to the step; at least one step. */
  readonly proposed: number;
}

/** By name. */
export const listToOrder = endpoint<{ query: PageQuery }, Page<ToOrderView>>('GET', '/api/to-order', {
  access: 'stock.read',
});

/** What somebody orders instead of what is proposed. */
export interface ChosenQuantity {
  /** Of the product. */
  readonly id: number;
  /** In the product's unit; zero: not at all. */
  readonly quantity: number;
}

export interface ToOrderExport {
  readonly language: Locale;
  /** At most 1,000; what is not low any more is left out. */
  readonly chosen: readonly ChosenQuantity[];
}

/** All there is to order as a CSV file, streamed. */
export const exportToOrder = endpoint<{ body: ToOrderExport }, Uint8Array>('POST', '/api/to-order.csv', {
  access: 'stock.read',
  kind: 'file',
  status: 200,
});

export const listCategories = endpoint<object, readonly CategoryView[]>('GET', '/api/categories', {
  access: 'catalogue.read',
});

export interface CategoryListView extends CategoryView {
  /** Products in it, the archived ones included: it can be deleted when there is none. */
  readonly products: number;
}

/** In their order, with how many products each has. */
export const manageCategories = endpoint<object, readonly CategoryListView[]>('GET', '/api/categories/overview', {
  access: 'catalogue.write',
});

export interface CategoryOrder {
  /** All categories, first to last. */
  readonly ids: readonly number[];
}

export const orderCategories = endpoint<{ body: CategoryOrder }, readonly CategoryListView[]>(
  'PATCH',
  '/api/categories',
  { access: 'catalogue.write', errors: ['CATALOGUE.CATEGORIES_CHANGED'] },
);

/** Its address stays: links to it keep leading there. */
export const renameCategory = endpoint<{ params: ById; body: { name: string } }, readonly CategoryListView[]>(
  'PATCH',
  '/api/categories/:id',
  { access: 'catalogue.write', errors: ['CATALOGUE.CATEGORY_NOT_FOUND', 'CATALOGUE.CATEGORY_NAME_TAKEN'] },
);

export const removeCategory = endpoint<{ params: ById }, readonly CategoryListView[]>('DELETE', '/api/categories/:id', {
  access: 'catalogue.write',
  errors: ['CATALOGUE.CATEGORY_NOT_FOUND', 'CATALOGUE.CATEGORY_NOT_EMPTY'],
});

export const createCategory = endpoint<{ body: { name: string } }, CategoryView>('POST', '/api/categories', {
  access: 'catalogue.write',
  status: 201,
});

/** What the portal's public pages show. */
export interface ShopProductView {
  readonly id: number;
  readonly slug: string;
  readonly sku: string;
  readonly name: string;
  readonly description: string;
  readonly category: CategoryView | null;
  /** Without VAT, 1e-6 €: the basket computes with it. */
  readonly unitPrice: number;
  readonly vatRate: number;
  readonly grossCents: number;
  readonly unit: string;
  readonly step: number;
  readonly available: number;
  readonly stockVersion: number;
  /** Those that are ready, in their order; in lists the first alone. */
  readonly photos: readonly PhotoView[];
}

export interface ShopListQuery extends ListQuery {
  /** Category slug. */
  readonly category?: string;
  readonly sort?: 'name' | 'price' | '-price';
  /** Comma-separated product ids: the basket loads its lines. */
  readonly ids?: string;
}

const shopWindow = { public: 'the shop window is open to everybody' } as const;

export const shopProducts = endpoint<{ query: ShopListQuery }, Page<ShopProductView>>('GET', '/api/shop/products', {
  access: shopWindow,
});

export const shopProduct = endpoint<{ params: { slug: string } }, ShopProductView>('GET', '/api/shop/products/:slug', {
  access: shopWindow,
  errors: ['CATALOGUE.PRODUCT_NOT_FOUND'],
});

export const shopCategories = endpoint<object, readonly CategoryView[]>('GET', '/api/shop/categories', {
  access: shopWindow,
});
