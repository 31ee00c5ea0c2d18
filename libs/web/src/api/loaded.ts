import { DestroyRef, type Signal, effect, inject, signal, untracked } from '@angular/core';
import type { Observable, Subscription } from 'rxjs';
import { type ProblemError, toProblem } from './problem';

export type LoadState = 'loading' | 'ready' | 'failed' | 'forbidden' | 'missing';

/** What a page shows of one thing from the server. */
export interface Loaded<T> {
  /** Null until it came for the first time. Kept while the same is loaded again. */
  readonly value: Signal<T | null>;
  readonly state: Signal<LoadState>;
  readonly problem: Signal<ProblemError | null>;
  /** A request is under way, whatever is shown meanwhile. */
  readonly busy: Signal<boolean>;
  reload(): void;
  /** Puts a newer value in place: the answer of a write, a live event. */
  set(value: T): void;
  update(change: (value: T) => T): void;
}

/**
 * Loads what `source` asks for, and again when a signal in it changes; call in an injection context, read params in
 * `source` only. Unlike `resource()` it takes an answer that comes with the server-rendered page before the first render,
 * so that hydration finds the page as the server made it, and it keeps the old content while loading again.
 * `source` may answer null: nothing to load yet.
 */
export function loaded<T>(source: () => Observable<T> | null): Loaded<T> {
  const loader = new Loader(source);
  inject(DestroyRef).onDestroy(() => {
    loader.stop();
  });
  effect(() => {
    const request = source();
    untracked(() => {
      loader.start(request);
    });
  });
  return loader;
}

/** The way of `loaded`, without its place in a component. */
export class Loader<T> implements Loaded<T> {
  readonly value = signal<T | null>(null);
  readonly state = signal<LoadState>('loading');
  readonly problem = signal<ProblemError | null>(null);
  readonly busy = signal(false);
  private running: Subscription | undefined;

  constructor(private readonly source: () => Observable<T> | null) {}

  reload(): void {
    this.start(untracked(this.source));
  }

  start(request: Observable<T> | null): void {
    this.stop();
    if (request === null) return;
    this.busy.set(true);
    if (this.value() === null) this.state.set('loading');
    this.running = request.subscribe({
      next: (value) => {
        this.show(value);
      },
      error: (error: unknown) => {
        this.fail(toProblem(error));
      },
    });
  }

  /** What is on its way may be older than this, or newer: it is asked for anew. */
  set(value: T): void {
    const wasLoading = this.busy();
    this.stop();
    this.show(value);
    if (wasLoading) this.reload();
  }

  update(change: (value: T) => T): void {
    const value = this.value();
    if (value !== null) this.value.set(change(value));
  }

  stop(): void {
    this.running?.unsubscribe();
    this.busy.set(false);
  }

  private show(value: T): void {
    this.value.set(value);
    this.problem.set(null);
    this.state.set('ready');
    this.busy.set(false);
  }

  private fail(problem: ProblemError): void {
    this.busy.set(false);
    this.problem.set(problem);
    if (problem.status === 403) this.state.set('forbidden');
    else if (problem.status === 404) this.state.set('missing');
    // A failed refresh must not take away what was readable; a lost right must.
    else if (this.value() === null) this.state.set('failed');
  }
}
