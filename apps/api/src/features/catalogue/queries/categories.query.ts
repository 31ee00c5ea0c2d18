import { Injectable } from '@nestjs/common';
import type { CategoryListView, CategoryView } from '@picolo/contracts';
import { Db } from '@picolo/server/db';

@Injectable()
export class CategoriesQuery {
  constructor(private readonly db: Db) {}

  async all(): Promise<readonly CategoryView[]> {
    return await this.db.rows<CategoryView>(
      'SELECT id, slug, name FROM categories ORDER BY position, name, id LIMIT 1000',
    );
  }

  /** With how many products each has, whatever their state. */
  async overview(): Promise<readonly CategoryListView[]> {
    return await this.db.rows<CategoryListView>(
      `SELECT c.id, c.slug, c.name, COUNT(p.id) AS products FROM categories c LEFT JOIN products p ON p.category_id = c.id
       GROUP BY c.id, c.slug, c.name, c.position ORDER BY c.position, c.name, c.id LIMIT 1000`,
    );
  }
}
