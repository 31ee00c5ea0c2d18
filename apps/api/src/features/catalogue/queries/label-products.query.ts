import { Injectable } from '@nestjs/common';
import { DomainError, unitGross } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { Db } from '@picolo/server/db';
import type { LabelProduct } from '../documents/label-layout.js';
import { productColumns, productTables, type ProductRow } from '../persistence/product-rows.js';

/** What stands on labels, by the products as they are now. */
@Injectable()
export class LabelProductsQuery {
  constructor(private readonly db: Db) {}

  /** In the order of the ids. Throws CATALOGUE.PRODUCT_NOT_FOUND for one that this person may not see, or that is archived. */
  async of(actor: Actor, ids: readonly number[]): Promise<readonly LabelProduct[]> {
    const marks = ids.map(() => '?').join(', ');
    const visible = actor.permissions.has('catalogue.write') ? '' : 'AND p.active = 1';
    const rows = await this.db.rows<ProductRow>(
      `SELECT ${productColumns} FROM ${productTables()} WHERE p.id IN (${marks}) AND p.archived_at IS NULL ${visible}`,
      ids,
    );
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => {
      const row = byId.get(id);
      if (row === undefined) throw new DomainError('CATALOGUE.PRODUCT_NOT_FOUND');
      return { sku: row.sku, name: row.name, barcode: row.barcode, price: priceOf(row) };
    });
  }
}

/** As price tags of a French shop show it. */
const euros = new Intl.NumberFormat('fr', { style: 'currency', currency: 'EUR' });
const priceOf = (row: ProductRow): string => euros.format(unitGross(row.unit_price, row.vat_rate) / 100);
