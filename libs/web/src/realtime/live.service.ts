import { isPlatformBrowser } from '@angular/common';
import { ApplicationRef, Injectable, PLATFORM_ID, computed, effect, inject, signal, untracked } from '@angular/core';
import { type LiveConnection, connectLive } from '@picolo/client';
import type { LiveEventName, LiveEvents } from '@picolo/contracts';
import { firstValueFrom, filter } from 'rxjs';
import { Refresher } from '../auth/refresher';
import { Session } from '../auth/session.service';
import { SignInMemory } from '../auth/sign-in-memory';

/** Renewed ahead of its 15 minutes: a socket that opens with a dead token would be nobody's. */
const TOKEN_IS_OLD_MS = 13 * 60_000;

/**
 * What the server tells this screen. The socket opens after the first page stands (socket.io is loaded only then), comes
 * back by itself after a cut, and changes its identity with the sign-in.
 */
@Injectable({ providedIn: 'root' })
export class Live {
  private readonly session = inject(Session);
  private readonly memory = inject(SignInMemory);
  private readonly refresher = inject(Refresher);
  private readonly browser = isPlatformBrowser(inject(PLATFORM_ID));
  private readonly application = inject(ApplicationRef);
  private readonly handlers = new Map<LiveEventName, Set<(data: never) => void>>();
  private readonly returns = new Set<() => void>();
  private readonly state = signal<'idle' | 'connected' | 'cut'>('idle');
  private connection: LiveConnection | null = null;
  private identity: number | null = null;
  private attemptedAt = 0;

  readonly connected = computed(() => this.state() === 'connected');
  /** It was there, or should have been, and is not. */
  readonly lost = computed(() => this.state() === 'cut');

  constructor() {
    if (!this.browser) return;
    this.on('access:changed', () => void this.session.restore().catch(() => undefined));
    // Too many levels changed to tell each: like after a cut.
    this.on('stock:reload', () => {
      this.catchUp();
    });
    effect(() => {
      const now = this.session.userId();
      untracked(() => {
        if (this.connection === null || now === this.identity) return;
        this.identity = now;
        this.connection.reconnect();
      });
    });
  }

  /** Opens the connection once the application is at rest; does nothing on the server or when it is open. */
  async start(): Promise<void> {
    if (!this.browser) return;
    await firstValueFrom(this.application.isStable.pipe(filter(Boolean)));
    await this.session.settled();
    if (this.connection !== null) return;
    this.identity = this.session.userId();
    this.connection = connectLive({
      prepare: ({ refused }) => this.renew(refused),
      onConnect: ({ recovered }) => {
        this.state.set('connected');
        if (!recovered) this.catchUp();
      },
      onReload: () => {
        this.catchUp();
      },
      onCut: () => {
        this.state.set('cut');
      },
    });
    for (const event of this.handlers.keys()) this.forward(event);
  }

  /** Handler for one event, older and repeated versions of a subject left out. Answers how to stop. */
  on<N extends LiveEventName>(event: N, handler: (data: LiveEvents[N]) => void): () => void {
    let known = this.handlers.get(event);
    if (known === undefined) {
      known = new Set();
      this.handlers.set(event, known);
      this.forward(event);
    }
    known.add(handler);
    return () => known.delete(handler);
  }

  /**
   * Runs each time the connection stands and events may have been missed: the first time (the page is older than the
   * socket), after a cut, after a change of sign-in. Reload what is on screen. Answers how to stop.
   */
  onReconnect(handler: () => void): () => void {
    this.returns.add(handler);
    return () => this.returns.delete(handler);
  }

  /** Tries at once instead of waiting: the browser says that the network is back. */
  retry(): void {
    if (this.lost()) this.connection?.reconnect();
  }

  private catchUp(): void {
    for (const handle of this.returns) handle();
  }

  private forward(event: LiveEventName): void {
    this.connection?.on(event, (data) => {
      for (const handle of this.handlers.get(event) ?? []) handle(data as never);
    });
  }

  private async renew(refused: boolean): Promise<void> {
    try {
      if (this.session.user() === null) return;
      // Refused: unless the sign-in was renewed since that attempt, by this tab or another.
      const since = refused ? this.attemptedAt : Date.now() - TOKEN_IS_OLD_MS;
      if (refused || this.memory.renewedAt < since) await this.refresher.refresh(since);
    } finally {
      this.attemptedAt = Date.now();
    }
  }
}
