export * from './endpoints.js';
export * from './inputs.js';
export * from './order-number.js';
export * from './order-snapshot.js';
export * from './order-states.js';
export * from './vat-regime.js';
export * from './views.js';
