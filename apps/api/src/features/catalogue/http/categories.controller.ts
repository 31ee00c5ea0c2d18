import { Body, Controller } from '@nestjs/common';
import { createCategory, listCategories, type CategoryView } from '@picolo/contracts';
import { Serves } from '@picolo/server/auth';
import { CategoriesQuery } from '../queries/categories.query.js';
import { CreateCategory } from '../use-cases/create-category.use-case.js';
import { CategoryDto } from './product.dto.js';

@Controller()
export class CategoriesController {
  constructor(
    private readonly categories: CategoriesQuery,
    private readonly createOne: CreateCategory,
  ) {}

  @Serves(listCategories)
  list(): Promise<readonly CategoryView[]> {
    return this.categories.all();
  }

  @Serves(createCategory)
  create(@Body() body: CategoryDto): Promise<CategoryView> {
    return this.createOne.execute(body);
  }
}
