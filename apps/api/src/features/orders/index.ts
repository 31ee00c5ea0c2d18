export { InvoicePrecondition } from './invoice-precondition.js';
