export * from './endpoints.js';
export * from './snapshot.js';
