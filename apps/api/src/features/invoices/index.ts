export { InvoicesFacade } from './invoices.facade.js';
export { InvoicesModule } from './invoices.module.js';
export { InvoicesOverview } from './overview.facade.js';
