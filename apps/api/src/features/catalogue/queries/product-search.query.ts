import { Injectable } from '@nestjs/common';
import type { SearchHit } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { beginningWith, Db } from '@picolo/server/db';
import { productWords } from '../persistence/product-matching.js';

interface Row {
  readonly id: number;
  readonly sku: string;
  readonly name: string;
}

/**
 * Products by words of their name, SKU and barcode, for the search over everything; first those whose SKU begins as typed,
 * the very one before all.
 */
@Injectable()
export class ProductSearchQuery {
  constructor(private readonly db: Db) {}

  async search(actor: Actor, q: string, limit: number): Promise<readonly SearchHit[]> {
    if (!actor.permissions.has('catalogue.read')) return [];
    const words = await productWords.words(this.db, q);
    if (words === null) return [];
    const sold = actor.permissions.has('catalogue.write') ? '' : 'AND p.active = 1';
    // A single sign begins some word of nearly every SKU: it names nothing but the SKU that it is.
    const single = words.every((word) => word.length === 1);
    const coded = await this.coded(single ? ['=', q.trim()] : ['LIKE', beginningWith(q)], sold, limit);
    const worded = single || coded.length === limit ? [] : await this.worded(words, sold, limit);
    const found = new Map([...coded, ...worded].map((row) => [row.id, row]));
    return [...found.values()]
      .slice(0, limit)
      .map(({ id, sku, name }) => ({ kind: 'product', id, title: name, detail: sku }));
  }

  private async coded(
    [is, sku]: readonly ['=' | 'LIKE', string],
    sold: string,
    limit: number,
  ): Promise<readonly Row[]> {
    return await this.db.rows<Row>(
      `SELECT p.id, p.sku, p.name FROM products p FORCE INDEX (ix_products_archived_sku)
       WHERE p.archived = 0 AND p.sku ${is} ? ${sold} ORDER BY p.sku, p.id LIMIT ${String(limit)}`,
      [sku],
    );
  }

  private async worded(words: readonly string[], sold: string, limit: number): Promise<readonly Row[]> {
    const { text, others } = productWords.from(words);
    return await this.db.rows<Row>(
      `SELECT p.id, p.sku, p.name FROM ${text} STRAIGHT_JOIN products p ON p.id = x.product_id
       WHERE x.prefix = ? AND x.archived = 0 ${sold} ORDER BY x.name, x.product_id LIMIT ${String(limit)}`,
      [...others, words[0] ?? ''],
    );
  }
}
