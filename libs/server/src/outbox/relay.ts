import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { LiveMessage } from '@picolo/contracts';
import type { Redis } from 'ioredis';
import { Config } from '../config/config.js';
import { parseJson } from '../db/columns.js';
import { Live } from '../realtime/live.js';
import { openRedis } from '../queue/redis.js';
import type { Delivery } from './consumes.decorator.js';
import { Leader } from './leader.js';
import { nudgeChannel } from './nudge.js';
import { liveConsumer } from './outbox-row.entity.js';
import { Publisher } from './publisher.js';
import { SweepRunner } from './sweep-runner.js';

const batch = 500;
/** Closed rows that are forgotten in one look. */
const oldest = 1_000;
/** Milliseconds between two looks when nobody nudges. */
const rest = 500;
/** Seconds after which a published row that nobody closed is published again. */
const redeliverAfter = 60;

interface DueRow {
  readonly id: number;
  readonly event_id: string;
  readonly consumer: string;
  readonly type: string;
  readonly version: number;
  readonly subject: string;
  readonly payload: unknown;
}

/**
 * Carries committed outbox rows on: `live` rows to screens, the others to their consumer's queue. One process leads, by a
 * lock in the database; the others stand by. Redis being away only delays; Redis being wiped makes every open row due.
 */
@Injectable()
export class Relay implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('Relay');
  private readonly subscriber: Redis;
  private stopped = false;
  private wake: () => void = () => undefined;
  private nudged = false;
  private loop: Promise<void> = Promise.resolve();
  private cleanedAt = 0;

  constructor(
    config: Config,
    private readonly leader: Leader,
    private readonly publisher: Publisher,
    private readonly live: Live,
    private readonly sweeps: SweepRunner,
  ) {
    this.subscriber = openRedis(config.redisUrl, { maxRetriesPerRequest: null });
    this.subscriber.on('ready', () => void this.subscriber.subscribe(nudgeChannel).catch(() => undefined));
    this.subscriber.on('message', () => {
      this.nudged = true;
      this.wake();
    });
  }

  onApplicationBootstrap(): void {
    this.loop = this.run();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    this.wake();
    await this.loop;
    this.subscriber.disconnect();
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      const more = await this.turn().catch((error: unknown) => {
        this.logger.debug(error instanceof Error ? error.message : String(error));
        this.leader.stepDown();
        return false;
      });
      if (!more) await this.untilNudged();
    }
    this.leader.stepDown();
  }

  /** One look at the table; true when there may be more. */
  private async turn(): Promise<boolean> {
    this.nudged = false;
    if (!(await this.leader.lead())) return false;
    this.sweeps.tick();
    if (!this.publisher.ready) return false;
    if (await this.publisher.wiped()) {
      await this.leader.change('UPDATE outbox SET due_at = CURRENT_TIMESTAMP(3) WHERE state = 1');
      await this.publisher.begin();
    }
    const fresh = await this.carryDue(0);
    const forgotten = await this.carryDue(1);
    await this.clean();
    return fresh || forgotten;
  }

  /** True when a whole batch was carried on: there may be more. What could not be carried waits for the next look. */
  private async carryDue(state: 0 | 1): Promise<boolean> {
    const rows = await this.due(state);
    const carried = await this.carry(rows);
    return carried && rows.length === batch;
  }

  private async due(state: 0 | 1): Promise<readonly DueRow[]> {
    return await this.leader.run<DueRow>(
      `SELECT id, event_id, consumer, type, version, subject, payload FROM outbox
       WHERE state = ${String(state)} AND due_at <= CURRENT_TIMESTAMP(3) ORDER BY due_at, id LIMIT ${String(batch)}`,
    );
  }

  /** False when a group could not be carried on: it must not hold the others back, and its rows stay due. */
  private async carry(rows: readonly DueRow[]): Promise<boolean> {
    const byConsumer = Map.groupBy(rows, ({ consumer }) => consumer);
    let carried = true;
    for (const [consumer, group] of byConsumer) {
      try {
        if (consumer === liveConsumer) await this.show(group);
        else await this.publish(consumer, group);
      } catch (error) {
        carried = false;
        this.warn(consumer, error);
      }
    }
    return carried;
  }

  private async show(rows: readonly DueRow[]): Promise<void> {
    for (const row of rows) this.emit(row);
    await this.mark(rows, 'state = 2, done_at = CURRENT_TIMESTAMP(3)');
  }

  /** One that cannot be shown is dropped: screens find out when they load again. */
  private emit(row: DueRow): void {
    for (const message of messagesOf(row.payload)) {
      try {
        this.live.emit(message);
      } catch (error) {
        this.warn(`${row.consumer} ${row.subject}`, error);
      }
    }
  }

  private warn(what: string, error: unknown): void {
    this.logger.warn(`${what}: ${error instanceof Error ? error.message : String(error)}`);
  }

  private async publish(consumer: string, rows: readonly DueRow[]): Promise<void> {
    if (!this.publisher.knows(consumer)) {
      await this.mark(rows, `state = 3, error = 'there is no such consumer'`);
      return;
    }
    const deliveries = rows.map((row) => ({
      rowId: row.id,
      eventId: row.event_id,
      type: row.type,
      subject: row.subject,
      version: row.version,
      payload: parseJson(row.payload),
    }));
    await this.publisher.add(consumer, deliveries as Delivery[]);
    await this.mark(rows, `state = 1, due_at = CURRENT_TIMESTAMP(3) + INTERVAL ${String(redeliverAfter)} SECOND`);
  }

  /** A consumer may have been faster: rows that it closed stay closed, those that it postponed stay postponed. */
  private async mark(rows: readonly DueRow[], change: string): Promise<void> {
    const ids = rows.map(({ id }) => id).join(', ');
    await this.leader.change(
      `UPDATE outbox SET ${change} WHERE id IN (${ids}) AND state IN (0, 1) AND due_at <= CURRENT_TIMESTAMP(3)`,
    );
  }

  private async clean(): Promise<void> {
    if (Date.now() - this.cleanedAt < 60_000) return;
    const gone = await this.leader.change(
      `DELETE FROM outbox WHERE state = 2 AND done_at < CURRENT_TIMESTAMP(3) - INTERVAL 7 DAY
       ORDER BY done_at LIMIT ${String(oldest)}`,
    );
    if (gone < oldest) this.cleanedAt = Date.now();
  }

  private async untilNudged(): Promise<void> {
    if (this.nudged || this.stopped) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, rest);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

/** One act may tell several things. */
const messagesOf = (payload: unknown): readonly LiveMessage[] => {
  const told = parseJson(payload) as LiveMessage | readonly LiveMessage[];
  return Array.isArray(told) ? (told as readonly LiveMessage[]) : [told as LiveMessage];
};
