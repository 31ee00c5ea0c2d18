export * from './endpoints.js';
export * from './payments.js';
export * from './snapshot.js';
