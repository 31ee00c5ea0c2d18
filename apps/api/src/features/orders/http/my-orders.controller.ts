import { Body, Controller, Headers, Param, Query } from '@nestjs/common';
import {
  getMyOrder,
  listMyOrders,
  moveMyOrder,
  placeMyOrder,
  type OrderListItem,
  type OrderView,
  type Page,
} from '@picolo/contracts';
import { CurrentActor, Serves, type Actor } from '@picolo/server/auth';
import { IdParam, readIdempotencyKey } from '@picolo/server/http';
import { OrdersQuery } from '../queries/orders.query.js';
import { MoveMyOrder } from '../use-cases/move-my-order.use-case.js';
import { PlaceOrder } from '../use-cases/place-order.use-case.js';
import { MoveOrderDto, OrderListQueryDto, PlaceOrderDto } from './order.dto.js';

/** A client's own orders; those of others do not exist here (ID-6). */
@Controller()
export class MyOrdersController {
  constructor(
    private readonly orders: OrdersQuery,
    private readonly placing: PlaceOrder,
    private readonly moving: MoveMyOrder,
  ) {}

  @Serves(listMyOrders)
  list(@CurrentActor() actor: Actor, @Query() query: OrderListQueryDto): Promise<Page<OrderListItem>> {
    return this.orders.ownPage(actor, query);
  }

  @Serves(getMyOrder)
  one(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<OrderView> {
    return this.orders.own(actor, id);
  }

  @Serves(placeMyOrder)
  place(
    @CurrentActor() actor: Actor,
    @Body() body: PlaceOrderDto,
    @Headers('idempotency-key') key?: string,
  ): Promise<OrderView> {
    return this.placing.own(actor, body, readIdempotencyKey(key));
  }

  @Serves(moveMyOrder)
  move(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() body: MoveOrderDto): Promise<OrderView> {
    return this.moving.execute(actor, id, body);
  }
}
