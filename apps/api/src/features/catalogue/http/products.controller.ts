import { Body, Controller, Param, Query, StreamableFile } from '@nestjs/common';
import {
  changeProduct,
  createProduct,
  exportToOrder,
  getProduct,
  listProducts,
  listToOrder,
  removeProduct,
  type Page,
  type ProductRemoval,
  type ProductView,
  type ToOrderView,
} from '@picolo/contracts';
import { CurrentActor, Serves, type Actor } from '@picolo/server/auth';
import { IdParam, PageQueryDto } from '@picolo/server/http';
import { toOrderFileNames } from '../documents/to-order-words.js';
import { ProductsQuery } from '../queries/products.query.js';
import { ToOrderQuery } from '../queries/to-order.query.js';
import { ChangeProduct } from '../use-cases/change-product.use-case.js';
import { CreateProduct } from '../use-cases/create-product.use-case.js';
import { RemoveProduct } from '../use-cases/remove-product.use-case.js';
import { ChangeProductDto, CreateProductDto, ProductListQueryDto } from './product.dto.js';
import { ToOrderExportDto } from './to-order.dto.js';

@Controller()
export class ProductsController {
  constructor(
    private readonly products: ProductsQuery,
    private readonly createOne: CreateProduct,
    private readonly changeOne: ChangeProduct,
    private readonly removeOne: RemoveProduct,
    private readonly orderSoon: ToOrderQuery,
  ) {}

  @Serves(listProducts)
  list(@CurrentActor() actor: Actor, @Query() query: ProductListQueryDto): Promise<Page<ProductView>> {
    return this.products.page(actor, query);
  }

  @Serves(listToOrder)
  toOrder(@Query() query: PageQueryDto): Promise<Page<ToOrderView>> {
    return this.orderSoon.page(query);
  }

  @Serves(exportToOrder)
  toOrderFile(@Body() body: ToOrderExportDto): StreamableFile {
    return new StreamableFile(this.orderSoon.csv(body), {
      type: 'text/csv; charset=utf-8',
      disposition: `attachment; filename="${toOrderFileNames[body.language]}"`,
    });
  }

  @Serves(getProduct)
  one(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<ProductView> {
    return this.products.byId(actor, id);
  }

  @Serves(createProduct)
  create(@CurrentActor() actor: Actor, @Body() body: CreateProductDto): Promise<ProductView> {
    return this.createOne.execute(actor, body);
  }

  @Serves(changeProduct)
  change(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() body: ChangeProductDto): Promise<ProductView> {
    return this.changeOne.execute(actor, id, body);
  }

  @Serves(removeProduct)
  remove(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<ProductRemoval> {
    return this.removeOne.execute(actor, id);
  }
}
