import { Injectable } from '@nestjs/common';
import { DomainError, roomOfPermission, roomOfUser, type LiveRoom } from '@picolo/contracts';
import type { IncomingMessage } from 'node:http';
import type { Server, Socket } from 'socket.io';
import { AccessCache } from '../auth/access-cache.js';
import type { Concerned } from '../auth/access-word.js';
import type { Actor } from '../auth/actor.js';
import { cookieValue } from '../auth/jwt.strategy.js';
import { TokenService } from '../auth/token.service.js';
import { asDomainError } from '../errors/translate.js';
import { refusalOf } from '../errors/problem.js';
import { cookies, isOwnOrigin } from '../http/origin.js';
import { localeOf } from '../http/locale.js';
import { answerRefused } from './socket-packets.js';

/** Authentication of one more namespace: fills `socket.data`, answers the rooms to join, throws a DomainError to refuse. */
export interface NamespaceAuth {
  authenticate(socket: Socket): Promise<readonly LiveRoom[]>;
}

/** Sockets whose rights are read again at a time. */
const atOnce = 50;

interface SocketIdentity {
  /** Of the rights that its rooms were made from. */
  generation?: number;
  userId?: number;
  sessionId?: number;
  actor?: Actor;
}

const roomsOf = (actor: Actor): LiveRoom[] => [
  'public',
  roomOfUser(actor.userId),
  ...[...actor.permissions].map(roomOfPermission),
];

/** Into exactly the rooms wanted: a recovered connection brings back those it had before the cut. */
const settle = async (socket: Socket, wanted: readonly LiveRoom[]): Promise<void> => {
  const kept = new Set<string>(wanted);
  for (const room of socket.rooms) {
    if (room !== socket.id && !kept.has(room)) await socket.leave(room);
  }
  await socket.join([...wanted]);
};

/**
 * Who may connect, and to which rooms. `/`: a signed-in user by cookie or bearer token, or an anonymous visitor, who hears
 * only `public`. Other namespaces bring their own authentication; one without is refused.
 */
@Injectable()
export class SocketGate {
  private readonly namespaces = new Map<string, NamespaceAuth>();

  constructor(
    private readonly tokens: TokenService,
    private readonly access: AccessCache,
  ) {}

  /** Before the server listens: how `namespace` knows its connections. */
  register(namespace: string, auth: NamespaceAuth): void {
    this.namespaces.set(namespace, auth);
  }

  guard(server: Server): void {
    server.use((socket, next) => {
      this.admit(socket, () => this.identify(socket)).then(() => {
        next();
      }, next);
    });
    for (const [name, auth] of this.namespaces) {
      server.of(name).use((socket, next) => {
        this.admit(socket, () => auth.authenticate(socket)).then(() => {
          next();
        }, next);
      });
    }
    for (const name of ['/', ...this.namespaces.keys()]) server.of(name).on('connection', answerRefused);
    this.access.onChange((users) => this.review(server, users));
    // A change during the handshake finds the socket in no list yet.
    server.on('connection', (socket) => {
      const { generation } = socket.data as SocketIdentity;
      if (generation !== undefined && generation !== this.access.generation) void this.reviewOne(socket, false);
    });
  }

  /**
   * A browser's connection must come from our own pages; programs send no Origin. `isProxied`: it comes from a trusted proxy,
   * which knows the host that people typed.
   */
  allowRequest(
    { headers }: IncomingMessage,
    isProxied: boolean,
    answer: (problem: string | null, allowed: boolean) => void,
  ): void {
    const forwarded = isProxied ? headers['x-forwarded-host'] : undefined;
    const host = typeof forwarded === 'string' ? forwarded.split(',')[0]?.trim() : headers.host;
    const allowed = headers.origin === undefined || isOwnOrigin(headers.origin, host);
    answer(allowed ? null : 'REQUEST.FOREIGN_ORIGIN', allowed);
  }

  private async admit(socket: Socket, authenticate: () => Promise<readonly LiveRoom[]>): Promise<void> {
    const locale = localeOf(socket.handshake.headers['accept-language']);
    (socket.data as { locale?: string }).locale = locale;
    try {
      const rooms = await authenticate();
      await settle(socket, rooms);
    } catch (error) {
      const { refusal } = asDomainError(error);
      throw Object.assign(new Error(refusal.code), { data: refusalOf(refusal, locale).error });
    }
  }

  private async identify(socket: Socket): Promise<readonly LiveRoom[]> {
    const given: unknown = socket.handshake.auth['token'];
    const token = typeof given === 'string' ? given : cookieValue(socket.handshake.headers.cookie, cookies.access);
    if (token === undefined) return ['public'];
    const { generation } = this.access;
    const claims = this.tokens.verify(token);
    const actor = claims === null ? null : await this.access.actor(claims.sub, claims.sid);
    if (actor === null) throw new DomainError('AUTH.REQUIRED');
    Object.assign(socket.data as SocketIdentity, { userId: actor.userId, sessionId: actor.sessionId, generation });
    return roomsOf(actor);
  }

  /** After a change of rights of some users, or of anybody: leave rooms, join rooms, or be cut. */
  private async review(server: Server, users: Concerned): Promise<void> {
    const concerned = users === null ? null : new Set(users);
    const sockets = [...server.of('/').sockets.values()].filter((socket) => {
      const { userId } = socket.data as SocketIdentity;
      return userId !== undefined && (concerned?.has(userId) ?? true);
    });
    for (let start = 0; start < sockets.length; start += atOnce) {
      const some = sockets.slice(start, start + atOnce);
      await Promise.all(some.map((socket) => this.reviewOne(socket, users !== null)));
    }
  }

  /** `tell`: even when the rooms stay the same, for more than rights may have changed. */
  private async reviewOne(socket: Socket, tell: boolean): Promise<void> {
    const { userId, sessionId } = socket.data as SocketIdentity;
    if (userId === undefined || sessionId === undefined) return;
    const actor = await this.access.actor(userId, sessionId).catch(() => null);
    if (actor === null) {
      socket.disconnect(true);
      return;
    }
    const wanted = roomsOf(actor);
    const moves = wanted.length !== socket.rooms.size - 1 || wanted.some((room) => !socket.rooms.has(room));
    if (moves) await settle(socket, wanted);
    if (moves || tell) socket.emit('access:changed', {});
  }
}
