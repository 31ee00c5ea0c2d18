import type { LiveEventName, LiveEvents } from '@picolo/contracts';
import type { Socket } from 'socket.io-client';
import { growingDelay } from './delay.js';
import { createVersionFilter } from './version-filter.js';

type ServerEvents = { [N in LiveEventName]: (data: LiveEvents[N]) => void } & { 'live:reload': () => void };
export type LiveSocket = Socket<ServerEvents, Record<string, never>>;

export interface LiveOptions {
  /** Origin of the installation; browsers leave it out. */
  readonly baseUrl?: string;
  /** Access token of a program, read anew for every connection; browsers send their cookies. */
  readonly token?: () => string;
  /** Awaited before every attempt, e.g. to renew the sign-in. `refused`: the server turned the last attempt away. */
  readonly prepare?: (state: { readonly refused: boolean }) => Promise<void>;
  /** The socket is up. `first`: of this connection; `recovered`: after a cut, the server replayed what was missed. */
  readonly onConnect?: (state: { readonly recovered: boolean; readonly first: boolean }) => void;
  /** The server itself may have missed events for a while: reload what is on screen, as after a cut. */
  readonly onReload?: () => void;
  /** It was cut, or an attempt failed; the next one follows by itself. */
  readonly onCut?: (reason: string) => void;
  /** The server turned the attempt away, e.g. with `AUTH.REQUIRED`. `close` ends the attempts. */
  readonly onRefused?: (message: string) => void;
  /** Milliseconds to wait before attempt n after a cut; for tests. */
  readonly delay?: (attempt: number) => number;
}

export interface LiveConnection {
  readonly connected: boolean;
  /** Handler for one event; older and repeated versions of a subject never reach it. Answers how to stop. */
  on<N extends LiveEventName>(event: N, handler: (data: LiveEvents[N]) => void): () => void;
  /** Connects anew with the identity of now, or at once when it was waiting for its next attempt. */
  reconnect(): void;
  close(): void;
}

/**
 * Connects to the live events of an installation. Socket.io is loaded by this call, so a page that never goes live never
 * carries it. After a cut it connects again by itself with growing delays; unless `recovered`, reload what is on screen.
 */
export function connectLive(options: LiveOptions = {}): LiveConnection {
  const link = new LiveLink(options);
  void link.connect();
  return link;
}

class LiveLink implements LiveConnection {
  private readonly handlers = new Map<LiveEventName, Set<(data: never) => void>>();
  private socket: LiveSocket | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private closed = false;
  private first = true;
  private refused = false;
  private attempt = 0;
  private connectedAt = 0;

  constructor(private readonly options: LiveOptions) {}

  get connected(): boolean {
    return this.socket?.connected ?? false;
  }

  on<N extends LiveEventName>(event: N, handler: (data: LiveEvents[N]) => void): () => void {
    const known = this.handlers.get(event) ?? new Set();
    this.handlers.set(event, known.add(handler));
    return () => known.delete(handler);
  }

  reconnect(): void {
    if (this.socket === null) return;
    this.socket.disconnect();
    this.attempt = 0;
    void this.connect();
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.timer);
    this.socket?.disconnect();
  }

  async connect(): Promise<void> {
    clearTimeout(this.timer);
    await this.options.prepare?.({ refused: this.refused }).catch(() => undefined);
    try {
      this.socket ??= await this.load();
    } catch (error) {
      // The code for it could not be fetched: the line is cut before it stood.
      this.cut(error instanceof Error ? error.message : String(error));
      return;
    }
    if (!this.closed && !this.connected) this.socket.connect();
  }

  private async load(): Promise<LiveSocket> {
    const { io } = await import('socket.io-client');
    const token = this.options.token;
    const socket: LiveSocket = io(this.options.baseUrl ?? '/', {
      autoConnect: false,
      // Our own attempts: socket.io's cannot wait for a renewed sign-in.
      reconnection: false,
      transports: ['websocket', 'polling'],
      ...(token && { auth: (give: (auth: object) => void) => give({ token: token() }) }),
    });
    this.watch(socket);
    return socket;
  }

  private watch(socket: LiveSocket): void {
    const filter = createVersionFilter();
    socket.onAny((event: LiveEventName, data: LiveEvents[LiveEventName]) => {
      if (!filter.accepts(event, data)) return;
      for (const handle of this.handlers.get(event) ?? []) handle(data as never);
    });
    socket.on('live:reload', () => this.options.onReload?.());
    socket.on('connect', () => {
      this.connectedAt = Date.now();
      this.refused = false;
      this.options.onConnect?.({ recovered: socket.recovered, first: this.first });
      this.first = false;
    });
    socket.on('disconnect', (reason) => {
      if (reason === 'io client disconnect') return;
      // A server that ends every connection at once is asked ever more rarely.
      if (Date.now() - this.connectedAt > 10_000) this.attempt = 0;
      this.cut(reason);
    });
    socket.on('connect_error', (error) => {
      // Not active any more: the server answered, and said no.
      this.refused = !socket.active;
      if (this.refused) this.options.onRefused?.(error.message);
      this.cut(error.message);
    });
  }

  private cut(reason: string): void {
    this.options.onCut?.(reason);
    if (this.closed) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.connect(), (this.options.delay ?? growingDelay)(this.attempt));
    this.attempt += 1;
  }
}
