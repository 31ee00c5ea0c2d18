import { Body, Controller, Param } from '@nestjs/common';
import {
  createCategory,
  listCategories,
  manageCategories,
  orderCategories,
  removeCategory,
  renameCategory,
  type CategoryListView,
  type CategoryView,
} from '@picolo/contracts';
import { Serves } from '@picolo/server/auth';
import { IdParam } from '@picolo/server/http';
import { CategoriesQuery } from '../queries/categories.query.js';
import { CreateCategory } from '../use-cases/create-category.use-case.js';
import { KeepCategories } from '../use-cases/keep-categories.use-case.js';
import { CategoryDto, CategoryOrderDto } from './product.dto.js';

@Controller()
export class CategoriesController {
  constructor(
    private readonly categories: CategoriesQuery,
    private readonly createOne: CreateCategory,
    private readonly keep: KeepCategories,
  ) {}

  @Serves(listCategories)
  list(): Promise<readonly CategoryView[]> {
    return this.categories.all();
  }

  @Serves(createCategory)
  create(@Body() body: CategoryDto): Promise<CategoryView> {
    return this.createOne.execute(body);
  }

  @Serves(manageCategories)
  overview(): Promise<readonly CategoryListView[]> {
    return this.categories.overview();
  }

  @Serves(orderCategories)
  order(@Body() { ids }: CategoryOrderDto): Promise<readonly CategoryListView[]> {
    return this.keep.order(ids);
  }

  @Serves(renameCategory)
  rename(@Param() { id }: IdParam, @Body() { name }: CategoryDto): Promise<readonly CategoryListView[]> {
    return this.keep.rename(id, name);
  }

  @Serves(removeCategory)
  remove(@Param() { id }: IdParam): Promise<readonly CategoryListView[]> {
    return this.keep.takeAway(id);
  }
}
