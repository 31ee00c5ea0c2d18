export { SeedsModule } from './seeds.module.js';
