import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { createAdapter } from '@socket.io/redis-streams-adapter';
import type { LiveEventName, LiveEvents, LiveMessage, LiveRoom } from '@picolo/contracts';
import type { Redis } from 'ioredis';
import { Server, type ServerOptions } from 'socket.io';
import { Config } from '../config/config.js';
import { AdapterRedis } from './adapter-redis.js';
import { transportBytes } from './socket-packets.js';

interface Heard {
  readonly name: string;
  readonly listener: (data: unknown) => void;
}

export interface Question {
  readonly event: string;
  readonly payload?: object;
  readonly patienceMs: number;
}

/**
 * The Socket.io server of this process, joined with those of all others by a Redis stream. The jobs process has one without
 * HTTP: it only speaks. The only way live data leaves (architecture: screens learn from the outbox).
 */
@Injectable()
export class Live implements OnApplicationShutdown {
  private readonly logger = new Logger('Live');
  private readonly redis: Redis;
  private server: Server | null = null;
  private readonly heard: Heard[] = [];
  private readonly returns: (() => void)[] = [];

  constructor(config: Config) {
    this.redis = new AdapterRedis(config.redisUrl);
  }

  /** The server options that every process shares. */
  options(): Partial<ServerOptions> {
    return {
      adapter: createAdapter(this.redis, {
        streamName: 'picolo:live',
        sessionKeyPrefix: 'picolo:session:',
        maxLen: 10_000,
      }),
      connectionStateRecovery: { maxDisconnectionDuration: 120_000, skipMiddlewares: false },
      serveClient: false,
      path: '/socket.io/',
      maxHttpBufferSize: transportBytes,
    };
  }

  /** The HTTP process hands over the server it attached to its port. */
  attach(server: Server): void {
    this.server = server;
    // While Redis is away this process misses what others say: open screens load again when it is back.
    let lost = false;
    this.redis.on('close', () => {
      lost = true;
    });
    this.redis.on('ready', () => {
      if (lost) this.catchUp(server);
      lost = false;
    });
    for (const { name, listener } of this.heard) server.on(name, listener);
  }

  /** Hears what the relay says to the room `processes`. It may be lost with Redis: see `onReturn`. */
  listen<N extends LiveEventName>(name: N, listener: (data: LiveEvents[N]) => void): void {
    const heard: Heard = {
      name,
      listener: (data) => {
        listener(data as LiveEvents[N]);
      },
    };
    this.heard.push(heard);
    this.server?.on(heard.name, heard.listener);
  }

  /** Redis was away and is back: whatever was said meanwhile must be read from the database. */
  onReturn(listener: () => void): void {
    this.returns.push(listener);
  }

  get io(): Server {
    this.server ??= new Server(this.options());
    return this.server;
  }

  emit(message: LiveMessage): void {
    if (message.rooms.includes('processes')) {
      this.io.serverSideEmit(message.event, message.data);
      return;
    }
    this.io.to([...message.rooms]).emit(message.event, message.data);
  }

  /** To connections of another namespace (print workers). */
  emitIn(namespace: string, room: LiveRoom, event: string): void {
    this.io.of(namespace).to(room).emit(event);
  }

  /**
   * Asks one connection of another namespace, whichever process it is at; undefined: it is gone, or silent. What it
   * answers is not checked.
   */
  async ask(namespace: string, connectionId: string, question: Question): Promise<unknown> {
    const { event, payload, patienceMs } = question;
    const asked = this.io.of(namespace).to(connectionId).timeout(patienceMs);
    return await new Promise((resolve) => {
      // A process that has just died is waited for in vain: the answer counts all the same.
      const answered = (_late: Error | null, answers: readonly unknown[] = []): void => {
        resolve(answers[0]);
      };
      if (payload === undefined) asked.emit(event, answered);
      else asked.emit(event, payload, answered);
    });
  }

  /** Ends every connection of a room, on all processes. */
  disconnect(room: LiveRoom, namespace = '/'): void {
    this.io.of(namespace).in(room).disconnectSockets(true);
  }

  private catchUp(server: Server): void {
    server.local.emit('live:reload');
    for (const listener of this.returns) listener();
  }

  async onApplicationShutdown(): Promise<void> {
    try {
      await this.server?.close();
    } catch (error) {
      this.logger.debug(error instanceof Error ? error.message : String(error));
    }
    this.redis.disconnect();
  }
}
