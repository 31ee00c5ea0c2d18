import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  consumersOf,
  type DomainEvents,
  type DomainEventType,
  type LiveEventName,
  type LiveMessage,
} from '@picolo/contracts';
import { write, type SqlValue, type Tx } from '../db/tx.js';
import { Nudge } from './nudge.js';
import { liveConsumer } from './outbox-row.entity.js';

interface Announced<T extends DomainEventType> {
  readonly type: T;
  /** `order:42`: whom it is about; for people who read the failed tasks. */
  readonly subject: string;
  readonly payload: DomainEvents[T];
  readonly version?: number;
}

/** One member per event type: a payload of another type does not pass. */
export type NewEvent<T extends DomainEventType = DomainEventType> = { [K in T]: Announced<K> }[T];

type Row = readonly [
  eventId: string,
  consumer: string,
  type: string,
  version: number,
  subject: string,
  payload: string,
];

/**
 * What the rest of the world should learn once this transaction commits: events for consumers, messages for screens.
 * Written as the last insert of the transaction; the relay carries them on.
 */
@Injectable()
export class Outbox {
  private readonly silenced = new AsyncLocalStorage<readonly DomainEventType[]>();

  constructor(private readonly nudge: Nudge) {}

  /** Runs `work` without telling events of these types: the caller does itself what their consumers would do (demo data). */
  async without<T>(types: readonly DomainEventType[], work: () => Promise<T>): Promise<T> {
    return await this.silenced.run(types, work);
  }

  /** One row per event and consumer, and one for all the live messages, in one statement. */
  async append(tx: Tx, events: readonly NewEvent[], live: readonly LiveMessage[] = []): Promise<void> {
    const silenced = this.silenced.getStore() ?? [];
    const told = events.filter(({ type }) => !silenced.includes(type));
    const rows = [...told.flatMap(rowsOfEvent), ...rowsOfMessages(live)];
    if (rows.length === 0) return;
    const marks = rows.map(() => '(?, ?, ?, ?, ?, ?)').join(', ');
    const values: SqlValue[] = rows.flat();
    await write(tx, `INSERT INTO outbox (event_id, consumer, type, version, subject, payload) VALUES ${marks}`, values);
    tx.afterCommit(() => {
      this.nudge.soon();
    });
  }

  /** Typed short form for one message to screens. */
  message<N extends LiveEventName>(message: LiveMessage<N>): LiveMessage {
    return message;
  }
}

const rowsOfEvent = (event: NewEvent): Row[] => {
  const eventId = randomUUID();
  const payload = JSON.stringify(event.payload);
  return consumersOf(event.type).map((consumer) => [
    eventId,
    consumer,
    event.type,
    event.version ?? 0,
    event.subject,
    payload,
  ]);
};

/**
 * What screens learn of one act travels together: a row costs the database more than the messages in it. It bears the name
 * of the first one; its payload is that message, or the list when there are several.
 */
const rowsOfMessages = (messages: readonly LiveMessage[]): Row[] => {
  const [first] = messages;
  if (first === undefined) return [];
  const version = 'version' in first.data ? first.data.version : 0;
  const payload = JSON.stringify(messages.length === 1 ? first : messages);
  return [[randomUUID(), liveConsumer, first.event, version, first.rooms.join(' ').slice(0, 80), payload]];
};
