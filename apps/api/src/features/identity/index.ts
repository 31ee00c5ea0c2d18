export { IdentityModule } from './identity.module.js';
export { IdentityAccessModule } from './identity-access.module.js';
export { IdentityFacade } from './identity.facade.js';
export { DemoStaff } from './demo-staff.js';
export { DemoAccounts, demoPassword, type DemoEmail } from './demo-accounts.js';
