import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { orderTransitions } from '@picolo/contracts';
import { CatalogueModule } from '../catalogue/index.js';
import { ClientsModule } from '../clients/index.js';
import { StockModule } from '../stock/index.js';
import { assertSound } from './domain/transitions.js';
import { MyOrdersController } from './http/my-orders.controller.js';
import { OrdersController } from './http/orders.controller.js';
import { OrdersFacade } from './orders.facade.js';
import { OrderChangeRequestEntity } from './persistence/order-change-request.entity.js';
import { OrderLineEntity } from './persistence/order-line.entity.js';
import { OrderReturnEntity } from './persistence/order-return.entity.js';
import { OrderStepEntity } from './persistence/order-step.entity.js';
import { OrderEntity } from './persistence/order.entity.js';
import { OrdersRepository } from './persistence/orders.repository.js';
import { OrderSearchQuery } from './queries/order-search.query.js';
import { OrdersQuery } from './queries/orders.query.js';
import { MoveMyOrder } from './use-cases/move-my-order.use-case.js';
import { MoveOrder } from './use-cases/move-order.use-case.js';
import { PlaceOrder } from './use-cases/place-order.use-case.js';
import { ReturnLines } from './use-cases/return-lines.use-case.js';
import { WriteMove } from './use-cases/write-move.js';
import { WritePlacement } from './use-cases/write-placement.js';

/** Needs InvoicePrecondition, which the invoicing feature provides to all. */
@Module({
  imports: [
    CatalogueModule,
    ClientsModule,
    StockModule,
    TypeOrmModule.forFeature([
      OrderEntity,
      OrderLineEntity,
      OrderStepEntity,
      OrderReturnEntity,
      OrderChangeRequestEntity,
    ]),
  ],
  controllers: [OrdersController, MyOrdersController],
  providers: [
    OrdersRepository,
    OrdersQuery,
    OrderSearchQuery,
    WritePlacement,
    WriteMove,
    PlaceOrder,
    MoveOrder,
    MoveMyOrder,
    ReturnLines,
    OrdersFacade,
  ],
  exports: [OrdersFacade],
})
export class OrdersModule implements OnModuleInit {
  onModuleInit(): void {
    assertSound(orderTransitions);
  }
}
