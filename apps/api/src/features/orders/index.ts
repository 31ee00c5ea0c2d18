export { InvoicePrecondition } from './invoice-precondition.js';
export { OrderRequestsFacade } from './order-requests.facade.js';
export { OrdersFacade } from './orders.facade.js';
export { OrdersModule } from './orders.module.js';
export { OrdersOverview } from './overview.facade.js';
