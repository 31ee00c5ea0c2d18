export { IntegrationsModule } from './integrations.module.js';
export { IntegrationsAccessModule } from './integrations-access.module.js';
