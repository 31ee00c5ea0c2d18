export * from './accounting.js';
export * from './batches.js';
export * from './credit.js';
export * from './deposit.js';
export * from './endpoints.js';
export * from './payments.js';
export * from './snapshot.js';
