export { InvoicePrecondition } from './invoice-precondition.js';
export { OrdersFacade } from './orders.facade.js';
