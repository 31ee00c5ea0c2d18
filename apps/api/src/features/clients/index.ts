export { AddressDto } from './http/client.dto.js';
export { ClientsModule } from './clients.module.js';
export { ClientsFacade, type ClientForOrder } from './clients.facade.js';
