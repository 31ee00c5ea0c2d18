export { Outbox, type NewEvent } from './outbox.js';
export { Consumes, type ConsumerHandler, type Delivery } from './consumes.decorator.js';
export { Inbox } from './inbox.js';
export { OutboxModule } from './outbox.module.js';
export { OutboxRelayModule } from './outbox-relay.module.js';
export { Sweeps, type Sweep } from './sweeps.decorator.js';
export { OutboxRow, outboxState } from './outbox-row.entity.js';
