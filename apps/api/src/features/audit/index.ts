export { AuditModule } from './audit.module.js';
export { AuditFacade, type AuditEntry, type Person } from './audit.facade.js';
