import { randomUUID } from 'node:crypto';
import type { OnApplicationShutdown } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { answerInTime } from '../queue/in-time.js';
import { openRedis } from '../queue/redis.js';
import type { QuickRedis } from '../queue/redis.module.js';

const channel = 'picolo:access';
const answers = 'picolo:access:done';
/** Milliseconds to wait for processes that were told and do not answer: one that hangs, or that just ended. */
const patience = 800;

/** Users whose rights or sessions changed; null: anybody's. */
export type Concerned = readonly number[] | null;

interface Word {
  readonly from: string;
  readonly round: number;
  readonly users: Concerned;
}

interface Round {
  answered: number;
  expected: number;
  readonly over: () => void;
}

/** Carries the word of a change of rights to all processes, and back that they have acted on it. */
export class AccessWord implements OnApplicationShutdown {
  private readonly name = randomUUID();
  private readonly subscriber: Redis;
  private readonly rounds = new Map<number, Round>();
  private count = 0;
  /** Whether this process hears the others. */
  listening = false;
  private lost = false;

  /** `act` does what a change asks for, here; `deaf` is told when this process can no longer hear. */
  constructor(
    redisUrl: string,
    private readonly redis: QuickRedis,
    private readonly act: (users: Concerned) => Promise<void>,
    deaf: () => void,
  ) {
    this.subscriber = openRedis(redisUrl, { maxRetriesPerRequest: null });
    this.subscriber.on('ready', () => void this.subscribe());
    this.subscriber.on('close', () => {
      this.listening = false;
      this.lost = true;
      deaf();
    });
    this.subscriber.on('message', (from, text) => {
      if (from === channel) void this.hear(JSON.parse(text) as Word);
      else this.answered(JSON.parse(text) as Word);
    });
  }

  /** Ends when every process has acted on it, or after 800 ms; at once while Redis is away. */
  async spread(users: Concerned): Promise<void> {
    if (!this.redis.ready) return;
    this.count += 1;
    const round = this.count;
    const acted = new Promise<void>((over) => {
      this.rounds.set(round, { answered: 0, expected: Number.POSITIVE_INFINITY, over });
      const word: Word = { from: this.name, round, users };
      this.redis.client.publish(channel, JSON.stringify(word)).then((told) => {
        this.expect(round, told);
      }, over);
    });
    await answerInTime(acted, patience).catch(() => undefined);
    this.rounds.delete(round);
  }

  onApplicationShutdown(): void {
    this.subscriber.disconnect();
  }

  private async subscribe(): Promise<void> {
    try {
      await this.subscriber.subscribe(channel, answers);
      this.listening = true;
      // Changes may have been announced while this process could not hear.
      if (this.lost) await this.act(null);
      this.lost = false;
    } catch {
      this.listening = false;
    }
  }

  private async hear({ from, round, users }: Word): Promise<void> {
    // Its own word it has acted on already.
    if (from !== this.name) await this.act(users);
    this.redis.publish(answers, JSON.stringify({ from, round, users: null } satisfies Word));
  }

  private expect(number: number, told: number): void {
    const round = this.rounds.get(number);
    if (round === undefined) return;
    round.expected = told;
    if (round.answered >= told) round.over();
  }

  private answered({ from, round: number }: Word): void {
    const round = from === this.name ? this.rounds.get(number) : undefined;
    if (round === undefined) return;
    round.answered += 1;
    if (round.answered >= round.expected) round.over();
  }
}
