export { NotEnoughStock, StockFacade, type OrderCause, type StockLine } from './stock.facade.js';
export { StockModule } from './stock.module.js';
export type { StockOutcome } from './use-cases/apply-stock.js';
