import { Controller, Header, Param, Query } from '@nestjs/common';
import {
  shopCategories,
  shopProduct,
  shopProducts,
  type CategoryView,
  type Page,
  type ShopProductView,
} from '@picolo/contracts';
import { Serves } from '@picolo/server/auth';
import { CategoriesQuery } from '../queries/categories.query.js';
import { ShopWindowQuery } from '../queries/shop-window.query.js';
import { ShopListQueryDto, SlugParam } from './shop.dto.js';

/** The same for everybody, so shared caches may keep it; asked again each time, because availability moves. */
const cacheable = 'public, max-age=0, must-revalidate';

@Controller()
export class ShopController {
  constructor(
    private readonly shop: ShopWindowQuery,
    private readonly categories: CategoriesQuery,
  ) {}

  @Serves(shopProducts)
  @Header('Cache-Control', cacheable)
  list(@Query() query: ShopListQueryDto): Promise<Page<ShopProductView>> {
    return this.shop.page(query);
  }

  @Serves(shopProduct)
  @Header('Cache-Control', cacheable)
  one(@Param() { slug }: SlugParam): Promise<ShopProductView> {
    return this.shop.bySlug(slug);
  }

  @Serves(shopCategories)
  @Header('Cache-Control', cacheable)
  all(): Promise<readonly CategoryView[]> {
    return this.categories.all();
  }
}
