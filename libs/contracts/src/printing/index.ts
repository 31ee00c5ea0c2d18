export * from './endpoints.js';
export * from './worker-protocol.js';
