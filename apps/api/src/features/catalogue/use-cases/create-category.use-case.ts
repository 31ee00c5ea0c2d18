import { Injectable } from '@nestjs/common';
import { DomainError, type CategoryView } from '@picolo/contracts';
import { Db } from '@picolo/server/db';
import { slugOf } from '../domain/slug.js';
import { CatalogueRepository } from '../persistence/catalogue.repository.js';

/** Adds a category; one that has this name already is answered as it is. */
@Injectable()
export class CreateCategory {
  constructor(
    private readonly db: Db,
    private readonly catalogue: CatalogueRepository,
  ) {}

  async execute(input: { readonly name: string }): Promise<CategoryView> {
    const name = input.name.trim();
    const slug = slugOf(name);
    if (slug === '') {
      throw new DomainError('REQUEST.INVALID', { fields: [{ field: 'name', rule: 'matches', message: 'name' }] });
    }
    return await this.db.tx((tx) => this.catalogue.addCategory(tx, name, slug));
  }
}
