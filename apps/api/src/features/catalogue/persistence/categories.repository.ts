import { Injectable } from '@nestjs/common';
import { sql, write, type Tx } from '@picolo/server/db';

@Injectable()
export class CategoriesRepository {
  /** All of them in their order, held until the transaction ends. */
  async lock(tx: Tx): Promise<number[]> {
    const rows = await sql<{ id: number }>(tx, 'SELECT id FROM categories ORDER BY position, name, id FOR UPDATE');
    return rows.map(({ id }) => id);
  }

  async rename(tx: Tx, id: number, name: string): Promise<void> {
    await write(tx, 'UPDATE categories SET name = ? WHERE id = ?', [name, id]);
  }

  async setOrder(tx: Tx, ids: readonly number[]): Promise<void> {
    for (const [position, id] of ids.entries()) {
      await write(tx, 'UPDATE categories SET position = ? WHERE id = ?', [position, id]);
    }
  }

  async productsIn(tx: Tx, id: number): Promise<number> {
    const [row] = await sql<{ n: number }>(tx, 'SELECT COUNT(*) AS n FROM products WHERE category_id = ?', [id]);
    return row?.n ?? 0;
  }

  async delete(tx: Tx, id: number): Promise<void> {
    await write(tx, 'DELETE FROM categories WHERE id = ?', [id]);
  }
}
