import { Body, Controller, Headers, Param } from '@nestjs/common';
import { getOrder, moveOrder, placeOrderForClient, returnOrderLines, type OrderView } from '@picolo/contracts';
import { CurrentActor, CurrentCaller, Serves, type Actor, type Caller } from '@picolo/server/auth';
import { IdParam, readIdempotencyKey } from '@picolo/server/http';
import { OrdersQuery } from '../queries/orders.query.js';
import { MoveOrder } from '../use-cases/move-order.use-case.js';
import { PlaceOrder } from '../use-cases/place-order.use-case.js';
import { ReturnLines } from '../use-cases/return-lines.use-case.js';
import { MoveOrderDto, PlaceOrderForClientDto, ReturnDto } from './order.dto.js';

/** Orders for staff. */
@Controller()
export class OrdersController {
  constructor(
    private readonly orders: OrdersQuery,
    private readonly placing: PlaceOrder,
    private readonly moving: MoveOrder,
    private readonly returning: ReturnLines,
  ) {}

  @Serves(getOrder)
  one(@CurrentCaller() caller: Caller, @Param() { id }: IdParam): Promise<OrderView> {
    return this.orders.byId(caller, id);
  }

  @Serves(placeOrderForClient)
  place(
    @CurrentActor() actor: Actor,
    @Body() { clientId, ...input }: PlaceOrderForClientDto,
    @Headers('idempotency-key') key?: string,
  ): Promise<OrderView> {
    return this.placing.forClient(actor, clientId, input, readIdempotencyKey(key));
  }

  @Serves(moveOrder)
  move(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() body: MoveOrderDto): Promise<OrderView> {
    return this.moving.execute(actor, id, body);
  }

  @Serves(returnOrderLines)
  takeBack(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() body: ReturnDto): Promise<OrderView> {
    return this.returning.execute(actor, id, body);
  }
}
