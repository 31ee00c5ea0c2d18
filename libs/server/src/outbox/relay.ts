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
      await this.leader.run('UPDATE outbox SET due_at = CURRENT_TIMESTAMP(3) WHERE state = 1');
    }
    const fresh = await this.due(0);
    await this.carry(fresh);
    const forgotten = await this.due(1);
    await this.carry(forgotten);
    await this.clean();
    return fresh.length === batch || forgotten.length === batch;
  }

  private async due(state: 0 | 1): Promise<readonly DueRow[]> {
    return await this.leader.run<DueRow>(
      `SELECT id, event_id, consumer, type, version, subject, payload FROM outbox
       WHERE state = ${String(state)} AND due_at <= CURRENT_TIMESTAMP(3) ORDER BY due_at, id LIMIT ${String(batch)}`,
    );
  }

  private async carry(rows: readonly DueRow[]): Promise<void> {
    const byConsumer = Map.groupBy(rows, ({ consumer }) => consumer);
    for (const [consumer, group] of byConsumer) {
      try {
        if (consumer === liveConsumer) await this.show(group);
        else await this.publish(consumer, group);
      } catch (error) {
        // One bad group must not hold the others back; its rows stay due.
        this.logger.warn(`${consumer}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  }

  private async show(rows: readonly DueRow[]): Promise<void> {
    for (const row of rows) this.live.emit(parseJson(row.payload) as LiveMessage);
    await this.mark(rows, 'state = 2, done_at = CURRENT_TIMESTAMP(3)');
  }

  private async publish(consumer: string, rows: readonly DueRow[]): Promise<void> {
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

  /** A consumer may have closed a row already: closed rows stay closed. */
  private async mark(rows: readonly DueRow[], change: string): Promise<void> {
    const ids = rows.map(({ id }) => id).join(', ');
    await this.leader.run(`UPDATE outbox SET ${change} WHERE id IN (${ids}) AND state IN (0, 1)`);
  }

  private async clean(): Promise<void> {
    if (Date.now() - this.cleanedAt < 60_000) return;
    this.cleanedAt = Date.now();
    await this.leader.run(
      'DELETE FROM outbox WHERE state = 2 AND done_at < CURRENT_TIMESTAMP(3) - INTERVAL 7 DAY ORDER BY done_at LIMIT 1000',
    );
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
