export { AddressDto } from './http/client.dto.js';
export { readSiren } from './domain/siren.js';
export { readVatNumber } from './domain/vat-number.js';
export { ClientsModule } from './clients.module.js';
export { ClientsFacade, type ClientForOrder } from './clients.facade.js';
