import { Injectable } from '@nestjs/common';
import type { CategoryView } from '@picolo/contracts';
import { Db } from '@picolo/server/db';

@Injectable()
export class CategoriesQuery {
  constructor(private readonly db: Db) {}

  async all(): Promise<readonly CategoryView[]> {
    return await this.db.rows<CategoryView>('SELECT id, slug, name FROM categories ORDER BY name, id LIMIT 1000');
  }
}
