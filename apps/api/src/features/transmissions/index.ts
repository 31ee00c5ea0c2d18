export { TransmissionsModule } from './transmissions.module.js';
