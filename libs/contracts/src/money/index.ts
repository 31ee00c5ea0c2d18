export * from './decimal.js';
export * from './format.js';
export { isPrintable, printable } from './printable.js';
export * from './totals.js';
