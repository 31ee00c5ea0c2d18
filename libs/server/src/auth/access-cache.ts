import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Config } from '../config/config.js';
import { QuickRedis } from '../queue/redis.module.js';
import { AccessWord, type Concerned } from './access-word.js';
import { AccessSource, type Actor } from './actor.js';

/** Milliseconds a process may trust what it read. */
const trusted = 1_000;

type Listener = (users: Concerned) => Promise<void> | void;

/**
 * Rights by session, kept for a second at most and dropped at once when an administrator changes them on any process.
 * While the channel that says so is not connected, nothing is kept.
 */
@Injectable()
export class AccessCache implements OnApplicationShutdown {
  private readonly entries = new Map<string, { readonly actor: Actor | null; readonly until: number }>();
  private readonly listeners: Listener[] = [];
  private readonly word: AccessWord;
  /** Counts the changes: what was read before one is not kept after it. */
  private changes = 0;

  constructor(
    config: Config,
    private readonly source: AccessSource,
    redis: QuickRedis,
  ) {
    const act = (users: Concerned): Promise<void> => this.drop(users);
    this.word = new AccessWord(config.redisUrl, redis, act, () => {
      this.changes += 1;
      this.entries.clear();
    });
  }

  /** The actor of a session with present rights, or null when they may not act any more. `address` is left to the caller. */
  async actor(userId: number, sessionId: number): Promise<Actor | null> {
    const key = `${String(userId)}:${String(sessionId)}`;
    const kept = this.entries.get(key);
    if (kept !== undefined && kept.until > Date.now()) return kept.actor;
    const before = this.changes;
    const record = await this.source.load(userId, sessionId);
    const actor =
      record === null
        ? null
        : { userId, sessionId, ...record, address: null, permissions: new Set(record.permissions) };
    if (this.word.listening && this.changes === before) this.keep(key, actor);
    return actor;
  }

  /**
   * Rights, status or sessions of users (null: of anybody; none: API keys alone) changed: every process drops what it keeps, and its sockets and
   * streams look at their rights again. Ends when all of them have.
   */
  async announce(users: number | Concerned): Promise<void> {
    const concerned = typeof users === 'number' ? [users] : users;
    await Promise.all([this.drop(concerned), this.word.spread(concerned)]);
  }

  /** Whether this process hears of changes made elsewhere; while it does not, nothing may be kept. */
  get listening(): boolean {
    return this.word.listening;
  }

  /** Rises with every change of rights that this process learns of. */
  get generation(): number {
    return this.changes;
  }

  /** Told on every process after a change; sockets and streams look at their rights again. Must not throw. */
  onChange(listener: Listener): void {
    this.listeners.push(listener);
  }

  onApplicationShutdown(): void {
    this.word.onApplicationShutdown();
  }

  private keep(key: string, actor: Actor | null): void {
    if (this.entries.size > 20_000) this.entries.clear();
    this.entries.set(key, { actor, until: Date.now() + trusted });
  }

  private async drop(users: Concerned): Promise<void> {
    this.changes += 1;
    const concerned = users === null ? null : new Set(users.map(String));
    for (const key of this.entries.keys()) {
      if (concerned?.has(key.split(':')[0] ?? '') ?? true) this.entries.delete(key);
    }
    await Promise.all(
      this.listeners.map(async (listener) => {
        await listener(users);
      }),
    );
  }
}
