import { Injectable } from '@nestjs/common';
import type { SearchHit } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { Db } from '@picolo/server/db';
import { productWords } from '../persistence/product-matching.js';

interface Row {
  readonly id: number;
  readonly sku: string;
  readonly name: string;
}

/** Products by words of their name, SKU and barcode, for the search over everything. */
@Injectable()
export class ProductSearchQuery {
  constructor(private readonly db: Db) {}

  async search(actor: Actor, q: string, limit: number): Promise<readonly SearchHit[]> {
    if (!actor.permissions.has('catalogue.read')) return [];
    const words = await productWords.words(this.db, q);
    // A single sign begins some word of nearly every SKU: it names nothing.
    if (words === null || words.every((word) => word.length === 1)) return [];
    const sold = actor.permissions.has('catalogue.write') ? '' : 'AND p.active = 1';
    const { text, others } = productWords.from(words);
    const rows = await this.db.rows<Row>(
      `SELECT p.id, p.sku, p.name FROM ${text} STRAIGHT_JOIN products p ON p.id = x.product_id
       WHERE x.prefix = ? AND x.archived = 0 ${sold} ORDER BY x.name, x.product_id LIMIT ${String(limit)}`,
      [...others, words[0] ?? ''],
    );
    return rows.map(({ id, sku, name }) => ({ kind: 'product', id, title: name, detail: sku }));
  }
}
