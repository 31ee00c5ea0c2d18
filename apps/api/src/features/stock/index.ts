export { NotEnoughStock, StockFacade, type OrderCause, type StockLine } from './stock.facade.js';
export { StockImports } from './stock-imports.facade.js';
export { StockDesk } from './stock-desk.js';
export { StockModule } from './stock.module.js';
export type { StockOutcome, ThresholdsBefore } from './use-cases/apply-stock.js';
export { CountsRefused, type CountedRow, type RefusedCount } from './use-cases/count-many.js';
export { StockOverview } from './overview.facade.js';
