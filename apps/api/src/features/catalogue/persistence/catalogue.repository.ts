import { Injectable } from '@nestjs/common';
import { DomainError } from '@picolo/contracts';
import { beginningWith, Db, isDuplicateKey, sql, write, type SqlValue, type Tx } from '@picolo/server/db';
import {
  productColumns,
  productTables,
  type CountableRow,
  type HeldProductRow,
  type ProductRow,
  type ThresholdRow,
} from './product-rows.js';
import { productIdsMatching } from './product-matching.js';

/** Column values of a product to write; decimals as text. */
export interface ProductValues {
  readonly sku: string;
  readonly name: string;
  readonly description: string;
  readonly category_id: number | null;
  readonly unit_price: number;
  readonly vat_rate: number;
  readonly unit: string;
  readonly step: string;
  readonly barcode: string | null;
  readonly active: boolean;
  readonly low_stock_threshold: string | null;
}

const marks = (ids: readonly number[]): string => ids.map(() => '?').join(', ');
const ascending = (ids: readonly number[]): number[] => [...new Set(ids)].sort((a, b) => a - b);

/** More are not asked for: whoever types so little means none of them. */
const mostMatching = 200;

@Injectable()
export class CatalogueRepository {
  constructor(private readonly db: Db) {}

  /** The products, held against a change until the transaction ends. */
  async hold(tx: Tx, productIds: readonly number[]): Promise<HeldProductRow[]> {
    const ids = ascending(productIds);
    return await sql<HeldProductRow>(
      tx,
      `SELECT id, sku, name, unit, step, unit_price, vat_rate, active, archived_at, low_stock_threshold FROM products
       WHERE id IN (${marks(ids)}) ORDER BY id LOCK IN SHARE MODE`,
      ids,
    );
  }

  async inTransaction(tx: Tx, productIds: readonly number[]): Promise<ProductRow[]> {
    const ids = ascending(productIds);
    return await sql<ProductRow>(
      tx,
      `SELECT ${productColumns} FROM ${productTables()} WHERE p.id IN (${marks(ids)})`,
      ids,
    );
  }

  /** Those of the products that have a low-stock threshold. */
  async thresholds(tx: Tx, ids: readonly number[]): Promise<ThresholdRow[]> {
    return await sql<ThresholdRow>(
      tx,
      `SELECT id, sku, name, low_stock_threshold FROM products
       WHERE id IN (${marks(ids)}) AND low_stock_threshold IS NOT NULL`,
      ids,
    );
  }

  async byIds(productIds: readonly number[]): Promise<ProductRow[]> {
    const ids = ascending(productIds);
    if (ids.length === 0) return [];
    return await this.db.rows<ProductRow>(
      `SELECT ${productColumns} FROM ${productTables()} WHERE p.id IN (${marks(ids)})`,
      ids,
    );
  }

  /** Products in use by id, at most 1,000 after `afterId`. */
  async countable(
    tx: Tx,
    { categoryId, ids }: { readonly categoryId?: number; readonly ids?: readonly number[] },
    afterId: number,
  ): Promise<CountableRow[]> {
    if (ids?.length === 0) return [];
    return await sql<CountableRow>(
      tx,
      `SELECT id, sku, name, barcode, unit, step, low_stock_threshold FROM products
       WHERE archived_at IS NULL AND id > ? ${categoryId === undefined ? '' : 'AND category_id = ?'}
         ${ids === undefined ? '' : `AND id IN (${marks(ids)})`} ORDER BY id LIMIT 1000`,
      [afterId, ...(categoryId === undefined ? [] : [categoryId]), ...(ids ?? [])],
    );
  }

  async idByCode(tx: Tx, code: string): Promise<number | null> {
    const rows = await sql<{ id: number }>(
      tx,
      'SELECT id FROM products WHERE (barcode = ? OR sku = ?) AND archived_at IS NULL ORDER BY sku = ? DESC LIMIT 1',
      [code, code, code],
    );
    return rows[0]?.id ?? null;
  }

  async idBySku(sku: string): Promise<number | null> {
    const rows = await this.db.rows<{ id: number }>('SELECT id FROM products WHERE sku = ?', [sku]);
    return rows[0]?.id ?? null;
  }

  async idsBySkuPrefix(text: string): Promise<number[]> {
    const rows = await this.db.rows<{ id: number }>('SELECT id FROM products WHERE sku LIKE ? ORDER BY sku LIMIT 20', [
      beginningWith(text),
    ]);
    return rows.map(({ id }) => id);
  }

  /** Ids of at most 200 products whose name, SKU and barcode have words that begin so. */
  async idsMatching(text: string): Promise<readonly number[]> {
    return await productIdsMatching(this.db, text, mostMatching);
  }

  async insert(tx: Tx, slug: string, values: ProductValues, now: Date): Promise<number> {
    const columns = Object.keys(values);
    const given: SqlValue[] = [slug, now, now, ...(Object.values(values) as SqlValue[])];
    const { insertId } = await write(
      tx,
      `INSERT INTO products (slug, created_at, updated_at, ${columns.join(', ')})
       VALUES (${given.map(() => '?').join(', ')})`,
      given,
    ).catch(refuseTakenSku);
    return insertId;
  }

  async slugTaken(tx: Tx, slug: string): Promise<boolean> {
    return (await sql(tx, 'SELECT 1 FROM products WHERE slug = ?', [slug])).length > 0;
  }

  /** True when the product still had that version and was not archived (ST-1: no lost update). */
  async change(tx: Tx, id: number, version: number, values: Partial<ProductValues>, now: Date): Promise<boolean> {
    const columns = Object.keys(values).map((name) => `${name} = ?, `);
    const { affected } = await write(
      tx,
      `UPDATE products SET ${columns.join('')}version = version + 1, updated_at = ?
       WHERE id = ? AND version = ? AND archived_at IS NULL`,
      [...(Object.values(values) as SqlValue[]), now, id, version],
    ).catch(refuseTakenSku);
    return affected === 1;
  }

  /** Fails on a foreign key when anything ever used it. */
  async delete(tx: Tx, id: number): Promise<boolean> {
    return (await write(tx, 'DELETE FROM products WHERE id = ? AND archived_at IS NULL', [id])).affected === 1;
  }

  async archive(tx: Tx, id: number, now: Date): Promise<boolean> {
    const { affected } = await write(
      tx,
      `UPDATE products SET archived_at = ?, active = 0, version = version + 1, updated_at = ?
       WHERE id = ? AND archived_at IS NULL`,
      [now, now, id],
    );
    return affected === 1;
  }

  async categoryExists(tx: Tx, id: number): Promise<boolean> {
    return (await sql(tx, 'SELECT 1 FROM categories WHERE id = ?', [id])).length > 0;
  }

  /** The new category, or the one that has this name already. */
  async addCategory(tx: Tx, name: string, slug: string): Promise<{ id: number; slug: string; name: string }> {
    await write(tx, 'INSERT INTO categories (name, slug) VALUES (?, ?) ON DUPLICATE KEY UPDATE id = id', [name, slug]);
    const [category] = await sql<{ id: number; slug: string; name: string }>(
      tx,
      'SELECT id, slug, name FROM categories WHERE name = ? OR slug = ? ORDER BY name = ? DESC LIMIT 1',
      [name, slug, name],
    );
    if (category === undefined) throw new Error(`category ${slug} was neither there nor added`);
    return category;
  }
}

const refuseTakenSku = (error: unknown): never => {
  if (isDuplicateKey(error, 'uq_products_sku')) throw new DomainError('CATALOGUE.SKU_TAKEN');
  throw error;
};
