import { Injectable } from '@nestjs/common';
import type { SearchHit } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { beginningWith, Db, fullTextOf } from '@picolo/server/db';

interface Row {
  readonly id: number;
  readonly sku: string;
  readonly name: string;
}

/** Products by SKU, barcode or words of their name, for the search over everything. Each part reads its own index. */
@Injectable()
export class ProductSearchQuery {
  constructor(private readonly db: Db) {}

  async search(actor: Actor, q: string, limit: number): Promise<readonly SearchHit[]> {
    if (!actor.permissions.has('catalogue.read')) return [];
    const sold = actor.permissions.has('catalogue.write') ? '' : 'AND active = 1';
    const part = (condition: string): string =>
      `(SELECT id, sku, name FROM products WHERE ${condition} AND archived_at IS NULL ${sold} LIMIT ${String(limit)})`;
    const begins = beginningWith(q);
    const words = fullTextOf(q);
    const parts = ['barcode = ?', 'sku LIKE ?', 'name LIKE ?'].map(part);
    if (words !== null) parts.push(part('MATCH (name) AGAINST (? IN BOOLEAN MODE)'));
    const rows = await this.db.rows<Row>(`${parts.join(' UNION ')} LIMIT ${String(limit)}`, [
      ...[q.trim(), begins, begins],
      ...(words === null ? [] : [words]),
    ]);
    return rows.map(({ id, sku, name }) => ({ kind: 'product', id, title: name, detail: sku }));
  }
}
