import type { LiveEventName, LiveEvents } from '@picolo/contracts';
import type { Socket } from 'socket.io-client';
import { growingDelay } from './delay.js';
import { createVersionFilter } from './version-filter.js';

type ServerEvents = { [N in LiveEventName]: (data: LiveEvents[N]) => void };
export type LiveSocket = Socket<ServerEvents, Record<string, never>>;

export interface LiveOptions {
  /** Origin of the installation; browsers leave it out. */
  readonly baseUrl?: string;
  /** Access token of a program, read anew for every connection; browsers send their cookies. */
  readonly token?: () => string;
  /** Socket is up (first time and after every cut). `recovered`: the server replayed what was missed. */
  readonly onConnect?: (state: { readonly recovered: boolean; readonly first: boolean }) => void;
  readonly onDisconnect?: (reason: string) => void;
  /** The server refused the connection, e.g. with `AUTH.REQUIRED`; it is not tried again by itself. */
  readonly onRefused?: (message: string) => void;
}

export interface LiveConnection {
  readonly connected: boolean;
  /** Handler for one event; older and repeated versions of a subject never reach it. Answers how to stop. */
  on<N extends LiveEventName>(event: N, handler: (data: LiveEvents[N]) => void): () => void;
  /** Cuts and connects anew, with the identity of now. */
  reconnect(): void;
  close(): void;
}

type Handlers = Map<LiveEventName, Set<(data: never) => void>>;

/**
 * Connects to the live events of an installation. Socket.io is loaded by this call, so a page that never goes live never
 * carries it. After a cut it connects again by itself, with growing delays; unless `recovered`, reload what is on screen.
 */
export function connectLive(options: LiveOptions = {}): LiveConnection {
  const handlers: Handlers = new Map();
  const state: { socket: LiveSocket | null; closed: boolean } = { socket: null, closed: false };
  void open(options, handlers, () => state.closed).then((socket) => {
    state.socket = socket;
    if (!state.closed) socket.connect();
  });
  return {
    get connected(): boolean {
      return state.socket?.connected ?? false;
    },
    on(event, handler): () => void {
      const known = handlers.get(event) ?? new Set();
      handlers.set(event, known.add(handler));
      return () => known.delete(handler);
    },
    reconnect(): void {
      state.socket?.disconnect().connect();
    },
    close(): void {
      state.closed = true;
      state.socket?.disconnect();
    },
  };
}

async function open(options: LiveOptions, handlers: Handlers, closed: () => boolean): Promise<LiveSocket> {
  const { io } = await import('socket.io-client');
  const token = options.token;
  const socket: LiveSocket = io(options.baseUrl ?? '/', {
    autoConnect: false,
    transports: ['websocket', 'polling'],
    reconnectionDelay: 500,
    reconnectionDelayMax: 10_000,
    ...(token === undefined
      ? {}
      : {
          auth: (give: (data: object) => void) => {
            give({ token: token() });
          },
        }),
  });
  watch(socket, options, closed);
  const filter = createVersionFilter();
  socket.onAny((event: LiveEventName, data: LiveEvents[LiveEventName]) => {
    if (!filter.accepts(event, data)) return;
    for (const handle of handlers.get(event) ?? []) handle(data as never);
  });
  return socket;
}

function watch(socket: LiveSocket, options: LiveOptions, closed: () => boolean): void {
  let first = true;
  let connectedAt = 0;
  let endings = 0;
  socket.on('connect', () => {
    connectedAt = Date.now();
    options.onConnect?.({ recovered: socket.recovered, first });
    first = false;
  });
  socket.on('disconnect', (reason) => {
    options.onDisconnect?.(reason);
    if (reason !== 'io server disconnect') return;
    // The server ended it (a session that changed or ended): only we can come back, as who we are now.
    // The first return is at once; a server that ends every connection is asked ever more rarely.
    endings = Date.now() - connectedAt > 10_000 ? 0 : endings + 1;
    const again = (): void => {
      if (!closed()) socket.connect();
    };
    setTimeout(again, endings <= 1 ? 0 : growingDelay(endings));
  });
  socket.on('connect_error', (error) => {
    if (!socket.active) options.onRefused?.(error.message);
  });
}
