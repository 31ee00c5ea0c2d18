import type { ProductListQuery } from '@picolo/contracts';
import { readCursor, type SqlValue } from '@picolo/server/db';
import { productWords } from '../persistence/product-matching.js';
import { productTables } from '../persistence/product-rows.js';

export type Where = readonly [condition: string, ...values: SqlValue[]];

/** Where a list reads products from: tables with the values in them, conditions, and what sorts. */
export interface Source {
  readonly tables: string;
  readonly values: readonly SqlValue[];
  readonly where: readonly Where[];
  readonly order: string;
}

/** The sort of a list of products; the id breaks ties. */
export interface Sort {
  readonly column: 'name' | 'sku';
  readonly direction: 'ASC' | 'DESC';
}

export const sortOf = ({ sort }: ProductListQuery): Sort => ({
  column: sort?.endsWith('sku') === true ? 'sku' : 'name',
  direction: sort?.startsWith('-') === true ? 'DESC' : 'ASC',
});

/** What narrows a list besides its own columns. `few`: to so few products that they are looked up and sorted. */
export interface Narrowing {
  readonly where: readonly Where[];
  readonly few: boolean;
  /** What leads to them, and how it joins them: of few. */
  readonly from?: { readonly tables: string; readonly on: string };
}

/** Along the index that has the order of the list: told of it, the planner enters it at the page, also backwards. */
export const plainSource = (query: ProductListQuery, sort: Sort, { where, few, from }: Narrowing): Source => ({
  tables: from ? `${from.tables} ${productTables(from.on)}` : productTables(few ? '' : along(query, sort)),
  values: [],
  where: [...filters(query), ...where, ...after(query.cursor, sort, `p.${sort.column}`, 'p.id')],
  order: orderBy(sort, `p.${sort.column}`, 'p.id'),
});

/** Products with all these words, the rarest first, by name: read along the words, which are sorted so. */
export const wordsByName = (
  query: ProductListQuery,
  words: readonly string[],
  sort: Sort,
  where: readonly Where[],
): Source => {
  const { text, others } = productWords.from(words);
  const archived = query.state === 'archived' ? 1 : 0;
  return {
    tables: `${text} STRAIGHT_JOIN ${productTables('ON p.id = x.product_id')}`,
    values: others,
    where: [
      ['x.prefix = ? AND x.archived = ?', words[0] ?? '', archived],
      ...filters(query),
      ...where,
      ...after(query.cursor, sort, 'x.name', 'x.product_id'),
    ],
    order: orderBy(sort, 'x.name', 'x.product_id'),
  };
};

/** The same, read in another order than the words have: each product is asked for its words. */
export const wordsInOrder = (
  query: ProductListQuery,
  words: readonly string[],
  sort: Sort,
  narrowing: Narrowing,
): Source => {
  const plain = plainSource(query, sort, narrowing);
  const having = productWords.having('p', words.length, ['archived', 'name', 'id']);
  return { ...plain, tables: `${plain.tables} ${having}`, values: words };
};

const orderBy = ({ direction }: Sort, column: string, id: string): string =>
  `${column} ${direction}, ${id} ${direction}`;

const along = ({ state, categoryId }: ProductListQuery, { column }: Sort): string => {
  if (state === 'archived')
    return `FORCE INDEX (${column === 'sku' ? 'ix_products_archived_sku' : 'ix_products_archived'})`;
  if (categoryId !== undefined) {
    return `FORCE INDEX (${column === 'sku' ? 'ix_products_category_sku' : 'ix_products_category'})`;
  }
  if (column === 'sku') return 'FORCE INDEX (ix_products_sku)';
  return `FORCE INDEX (${state === undefined ? 'ix_products_name' : 'ix_products_active'})`;
};

const filters = ({ state, categoryId }: ProductListQuery): Where[] => {
  const where: Where[] = [[state === 'archived' ? 'p.archived = 1' : 'p.archived_at IS NULL']];
  if (state === 'active') where.push(['p.active = 1']);
  if (state === 'inactive') where.push(['p.active = 0']);
  if (categoryId !== undefined) where.push(['p.category_id = ?', categoryId]);
  return where;
};

const after = (cursor: string | undefined, { direction }: Sort, column: string, id: string): Where[] => {
  if (cursor === undefined) return [];
  const [text, last] = readCursor(cursor, 2);
  const compare = direction === 'DESC' ? '<' : '>';
  const key = String(text);
  // The outer bound is what the index is entered by.
  return [[`${column} ${compare}= ? AND (${column} ${compare} ? OR ${id} ${compare} ?)`, key, key, Number(last)]];
};
