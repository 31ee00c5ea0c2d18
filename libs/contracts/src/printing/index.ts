export * from './abilities.js';
export * from './characters.js';
export * from './curl-example.js';
export * from './discovery.js';
export * from './endpoints.js';
export * from './routing.js';
export * from './ticket.js';
export * from './worker-protocol.js';
