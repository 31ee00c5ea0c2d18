import { Body, Controller, Param, Query } from '@nestjs/common';
import {
  changeProduct,
  createProduct,
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
import { IdParam } from '@picolo/server/http';
import { ProductsQuery } from '../queries/products.query.js';
import { ToOrderQuery } from '../queries/to-order.query.js';
import { ChangeProduct } from '../use-cases/change-product.use-case.js';
import { CreateProduct } from '../use-cases/create-product.use-case.js';
import { RemoveProduct } from '../use-cases/remove-product.use-case.js';
import { ChangeProductDto, CreateProductDto, ProductListQueryDto } from './product.dto.js';

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
  toOrder(): Promise<readonly ToOrderView[]> {
    return this.orderSoon.all();
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
