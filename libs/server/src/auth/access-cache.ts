import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { Config } from '../config/config.js';
import { openRedis } from '../queue/redis.js';
import { QuickRedis } from '../queue/redis.module.js';
import { AccessSource, type Actor } from './actor.js';

/** Milliseconds a process may trust what it read. */
const trusted = 1_000;
const channel = 'picolo:access';

type Listener = (userId: number | null) => void;

/**
 * Rights by session, kept for a second at most and dropped at once when an administrator changes them on any process.
 * While the channel that says so is not connected, nothing is kept.
 */
@Injectable()
export class AccessCache implements OnApplicationShutdown {
  private readonly entries = new Map<string, { readonly actor: Actor | null; readonly until: number }>();
  private readonly listeners: Listener[] = [];
  private readonly subscriber: Redis;
  private listening = false;
  private lost = false;
  /** Counts the changes: what was read before one is not kept after it. */
  private changes = 0;

  constructor(
    config: Config,
    private readonly source: AccessSource,
    private readonly redis: QuickRedis,
  ) {
    this.subscriber = openRedis(config.redisUrl, { maxRetriesPerRequest: null });
    this.subscriber.on('ready', () => void this.subscribe());
    this.subscriber.on('close', () => {
      this.listening = false;
      this.lost = true;
      this.changes += 1;
      this.entries.clear();
    });
    this.subscriber.on('message', (_channel, text) => {
      this.drop(text === '*' ? null : Number(text));
    });
  }

  /** The actor of a session with present rights, or null when they may not act any more. `address` is left to the caller. */
  async actor(userId: number, sessionId: number): Promise<Actor | null> {
    const key = `${String(userId)}:${String(sessionId)}`;
    const kept = this.entries.get(key);
    if (kept !== undefined && kept.until > Date.now()) return kept.actor;
    const before = this.changes;
    const record = await this.source.load(userId, sessionId);
    const actor = record === null ? null : { userId, sessionId, ...record, address: null, permissions: new Set(record.permissions) };
    if (this.listening && this.changes === before) this.keep(key, actor);
    return actor;
  }

  /** Rights or status of a user (null: of everybody) changed: every process drops what it keeps. */
  announce(userId: number | null): void {
    this.drop(userId);
    this.redis.publish(channel, userId === null ? '*' : String(userId));
  }

  /** Rises with every change of rights that this process learns of. */
  get generation(): number {
    return this.changes;
  }

  /** Told on every process after a change; sockets and streams look at their rights again. */
  onChange(listener: Listener): void {
    this.listeners.push(listener);
  }

  onApplicationShutdown(): void {
    this.subscriber.disconnect();
  }

  private async subscribe(): Promise<void> {
    try {
      await this.subscriber.subscribe(channel);
      this.listening = true;
      // Changes may have been announced while this process could not hear.
      if (this.lost) this.drop(null);
      this.lost = false;
    } catch {
      this.listening = false;
    }
  }

  private keep(key: string, actor: Actor | null): void {
    if (this.entries.size > 20_000) this.entries.clear();
    this.entries.set(key, { actor, until: Date.now() + trusted });
  }

  private drop(userId: number | null): void {
    this.changes += 1;
    for (const key of this.entries.keys()) {
      if (userId === null || key.startsWith(`${String(userId)}:`)) this.entries.delete(key);
    }
    for (const listener of this.listeners) listener(userId);
  }
}
