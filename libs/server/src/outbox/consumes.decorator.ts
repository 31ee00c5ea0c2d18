import { SetMetadata } from '@nestjs/common';
import type { Consumer, DomainEvents, EventOf } from '@picolo/contracts';

export const consumesKey = 'picolo:consumes';

/** An event as a consumer receives it: at least once, in any order across subjects. */
export interface Delivery<C extends Consumer = Consumer> {
  /** The outbox row that the consumer closes in the transaction of its effect. */
  readonly rowId: number;
  /** The same for every consumer of the event, and for every repetition. */
  readonly eventId: string;
  readonly type: EventOf<C>;
  readonly subject: string;
  readonly version: number;
  readonly payload: DomainEvents[EventOf<C>];
}

export interface ConsumerHandler<C extends Consumer> {
  /** Does the work through `Inbox.once`. Throwing means: again later, up to eight times. */
  handle(delivery: Delivery<C>): Promise<void>;
}

/** Marks the one handler class of a consumer. The jobs process does not start when one is missing or double. */
export const Consumes = (consumer: Consumer, options: { readonly concurrency?: number } = {}): ClassDecorator =>
  SetMetadata(consumesKey, { consumer, concurrency: options.concurrency ?? 4 });
