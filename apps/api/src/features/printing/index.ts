export { PrintingFacade } from './printing.facade.js';
export { PrintingModule } from './printing.module.js';
export { idempotencyOf } from './use-cases/submit-once.js';
export type { PrintOrder, SubmittedPrintJob } from './use-cases/submit-print-job.use-case.js';
