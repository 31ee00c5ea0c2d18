import { Body, Controller, Headers, Param, Query } from '@nestjs/common';
import {
  askOrderChange,
  changeMyOrder,
  getMyOrder,
  listMyOrders,
  moveMyOrder,
  placeMyOrder,
  type OrderListItem,
  type OrderView,
  type Page,
  withdrawOrderRequest,
} from '@picolo/contracts';
import { CurrentActor, Serves, type Actor } from '@picolo/server/auth';
import { IdParam, readIdempotencyKey } from '@picolo/server/http';
import { OrderListQueries } from '../queries/order-list.query.js';
import { OrdersQuery } from '../queries/orders.query.js';
import { AskOrderChange } from '../use-cases/ask-order-change.use-case.js';
import { ChangeMyOrder } from '../use-cases/change-my-order.use-case.js';
import { MoveMyOrder } from '../use-cases/move-my-order.use-case.js';
import { PlaceOrder } from '../use-cases/place-order.use-case.js';
import { AskChangeDto, ChangeOrderDto, ChangeRequestParam } from './order-change.dto.js';
import { OrderListQueryDto } from './order-list.dto.js';
import { MoveOrderDto, PlaceOrderDto } from './order.dto.js';

/** A client's own orders; those of others do not exist here (ID-6). */
@Controller()
export class MyOrdersController {
  constructor(
    private readonly lists: OrderListQueries,
    private readonly orders: OrdersQuery,
    private readonly placing: PlaceOrder,
    private readonly moving: MoveMyOrder,
    private readonly changing: ChangeMyOrder,
    private readonly asking: AskOrderChange,
  ) {}

  @Serves(listMyOrders)
  list(@CurrentActor() actor: Actor, @Query() query: OrderListQueryDto): Promise<Page<OrderListItem>> {
    return this.lists.ownPage(actor, query);
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

  @Serves(changeMyOrder)
  change(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() body: ChangeOrderDto): Promise<OrderView> {
    return this.changing.execute(actor, id, body);
  }

  @Serves(askOrderChange)
  ask(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() body: AskChangeDto): Promise<OrderView> {
    return this.asking.execute(actor, id, body);
  }

  @Serves(withdrawOrderRequest)
  withdraw(@CurrentActor() actor: Actor, @Param() { id, requestId }: ChangeRequestParam): Promise<OrderView> {
    return this.asking.withdraw(actor, id, requestId);
  }
}
