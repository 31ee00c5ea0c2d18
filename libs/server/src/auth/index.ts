export { AccessSource, type AccessRecord, type Actor } from './actor.js';
export { AccessCache } from './access-cache.js';
export { AuthModule } from './auth.module.js';
export { CurrentActor } from './current-actor.decorator.js';
export { Serves } from './serves.decorator.js';
export { On, type SocketAccess } from './on.decorator.js';
export { TokenService } from './token.service.js';
export { listEndpoints, listHandlers, type HandlerAccess } from './handlers.js';
export { requirePermission } from './require-permission.js';
