export { Live } from './live.js';
export { RealtimeModule } from './realtime.module.js';
export { RealtimeAdapter } from './realtime.adapter.js';
export { SocketGate, type NamespaceAuth } from './socket-gate.js';
