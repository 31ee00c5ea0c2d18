import { url, type Endpoint } from '@picolo/contracts';
import { growingDelay } from './delay.js';
import { createEventParser, type StreamEvent } from './event-parser.js';
import { problemFrom, type ProblemError } from './problem-error.js';

export interface StreamOptions {
  readonly baseUrl: string;
  readonly fetch?: typeof fetch;
  readonly token?: () => string | null;
  /** Replay starts after this event. */
  readonly lastEventId?: string;
  readonly onEvent: (event: StreamEvent) => void;
  /** The stream stands, again after each cut. */
  readonly onOpen?: () => void;
  /** Called on 401. True: signed in again, the stream opens anew. False or absent: it ends. */
  readonly onUnauthorized?: () => Promise<boolean>;
  /** The server refused for good; the stream is over. */
  readonly onRefused?: (problem: ProblemError) => void;
  /** How long to wait before attempt n; for tests. */
  readonly delay?: (attempt: number) => number;
}

export interface EventStream {
  readonly lastEventId: string;
  close(): void;
}

/**
 * Reads a stream endpoint with `fetch` (programs, and browsers that need a header). After a cut it opens again with
 * growing delays and `Last-Event-ID`, so that the server replays what was missed.
 */
export function openStream(endpoint: Endpoint, options: StreamOptions): EventStream {
  const reader = new StreamReader(options.baseUrl.replace(/\/+$/, '') + url(endpoint), options);
  void reader.run();
  return reader;
}

class StreamReader implements EventStream {
  lastEventId: string;
  private readonly stop = new AbortController();
  private attempt = 0;
  private retry: number | null = null;

  constructor(
    private readonly address: string,
    private readonly options: StreamOptions,
  ) {
    this.lastEventId = options.lastEventId ?? '';
  }

  close(): void {
    this.stop.abort();
  }

  private closed(): boolean {
    return this.stop.signal.aborted;
  }

  async run(): Promise<void> {
    while (!this.closed()) {
      const goesOn = await this.once().catch(() => true);
      if (!goesOn || this.closed()) return;
      await this.pause();
      this.attempt += 1;
    }
  }

  /** One connection, until it ends. False: do not come back. */
  private async once(): Promise<boolean> {
    const response = await (this.options.fetch ?? fetch)(this.address, {
      headers: this.headers(),
      signal: this.stop.signal,
    });
    if (!response.ok || response.body === null) return this.refused(response);
    this.attempt = 0;
    this.options.onOpen?.();
    const parser = createEventParser(this.lastEventId);
    const text = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let part = await text.read(); !part.done; part = await text.read()) {
      for (const event of parser.push(part.value)) {
        this.lastEventId = event.id;
        this.options.onEvent(event);
      }
      this.retry = parser.retry ?? this.retry;
    }
    return true;
  }

  private async refused(response: Response): Promise<boolean> {
    const body: unknown = await response.json().catch(() => undefined);
    if (response.status === 401 && (await this.options.onUnauthorized?.()) === true) return true;
    if (response.status >= 500 || response.status === 429) return true;
    this.options.onRefused?.(problemFrom(response.status, body));
    return false;
  }

  private headers(): Headers {
    const headers = new Headers({ accept: 'text/event-stream' });
    if (this.lastEventId !== '') headers.set('last-event-id', this.lastEventId);
    const token = this.options.token?.() ?? null;
    if (token !== null) headers.set('authorization', `Bearer ${token}`);
    return headers;
  }

  private pause(): Promise<void> {
    const wait = (this.options.delay ?? growingDelay)(this.attempt) + (this.retry ?? 0);
    return new Promise((resolve) => {
      const timer = setTimeout(done, wait);
      const signal = this.stop.signal;
      function done(): void {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        resolve();
      }
      signal.addEventListener('abort', done);
    });
  }
}
