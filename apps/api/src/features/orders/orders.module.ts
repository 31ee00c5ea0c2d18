import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { orderTransitions } from '@picolo/contracts';
import { CatalogueModule } from '../catalogue/index.js';
import { ClientsModule } from '../clients/index.js';
import { StockModule } from '../stock/index.js';
import { assertSound } from './domain/transitions.js';
import { PrintingModule } from '../printing/index.js';
import { SettingsModule } from '../settings/index.js';
import { MyOrdersController } from './http/my-orders.controller.js';
import { OrderListsController } from './http/order-lists.controller.js';
import { OrderWorkController } from './http/order-work.controller.js';
import { OrdersController } from './http/orders.controller.js';
import { PrintTicketByRule } from './jobs/print-ticket-by-rule.job.js';
import { OrderRequestsFacade } from './order-requests.facade.js';
import { OrdersFacade } from './orders.facade.js';
import { OrdersOverview } from './overview.facade.js';
import { ChangeRequestsRepository } from './persistence/change-requests.repository.js';
import { OrderChangeRequestEntity } from './persistence/order-change-request.entity.js';
import { OrderLineEntity } from './persistence/order-line.entity.js';
import { OrderReturnEntity } from './persistence/order-return.entity.js';
import { OrderStepEntity } from './persistence/order-step.entity.js';
import { OrderEntity } from './persistence/order.entity.js';
import { OrdersRepository } from './persistence/orders.repository.js';
import { OrderFiguresQuery } from './queries/order-figures.query.js';
import { OrderSearchQuery } from './queries/order-search.query.js';
import { OrderExport } from './queries/order-export.query.js';
import { OrderListQueries } from './queries/order-list.query.js';
import { OrderSearch } from './queries/order-search.js';
import { OrdersQuery } from './queries/orders.query.js';
import { AnswerOrderRequest } from './use-cases/answer-order-request.use-case.js';
import { AskOrderChange } from './use-cases/ask-order-change.use-case.js';
import { ChangeMyOrder } from './use-cases/change-my-order.use-case.js';
import { MoveMyOrder } from './use-cases/move-my-order.use-case.js';
import { MoveOrder } from './use-cases/move-order.use-case.js';
import { NoteOrder } from './use-cases/note-order.use-case.js';
import { PlaceOrder } from './use-cases/place-order.use-case.js';
import { PrintOrderTicket } from './use-cases/print-order-ticket.use-case.js';
import { ReturnLines } from './use-cases/return-lines.use-case.js';
import { RewriteLines } from './use-cases/rewrite-lines.js';
import { WriteChange } from './use-cases/write-change.js';
import { WriteMove } from './use-cases/write-move.js';
import { OrderBuyers } from './use-cases/order-buyers.js';
import { WritePlacement } from './use-cases/write-placement.js';
import { PersonalDataOfOrders } from './personal-data.js';
import { WriteRequestStep } from './use-cases/write-request-step.js';

/** Needs InvoicePrecondition, which the invoicing feature provides to all. */
@Module({
  imports: [
    CatalogueModule,
    ClientsModule,
    StockModule,
    SettingsModule,
    PrintingModule,
    TypeOrmModule.forFeature([
      OrderEntity,
      OrderLineEntity,
      OrderStepEntity,
      OrderReturnEntity,
      OrderChangeRequestEntity,
    ]),
  ],
  controllers: [OrderListsController, OrdersController, OrderWorkController, MyOrdersController],
  providers: [
    PersonalDataOfOrders,
    OrdersRepository,
    ChangeRequestsRepository,
    OrdersQuery,
    OrderSearchQuery,
    OrderFiguresQuery,
    OrdersOverview,
    OrderSearch,
    OrderListQueries,
    OrderExport,
    RewriteLines,
    WriteRequestStep,
    OrderBuyers,
    WritePlacement,
    WriteChange,
    WriteMove,
    PlaceOrder,
    MoveOrder,
    MoveMyOrder,
    ReturnLines,
    ChangeMyOrder,
    AskOrderChange,
    AnswerOrderRequest,
    NoteOrder,
    PrintOrderTicket,
    PrintTicketByRule,
    OrderRequestsFacade,
    OrdersFacade,
  ],
  exports: [OrdersFacade, OrderRequestsFacade, OrdersOverview],
})
export class OrdersModule implements OnModuleInit {
  onModuleInit(): void {
    assertSound(orderTransitions);
  }
}
