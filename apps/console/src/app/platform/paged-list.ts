import { toProblem } from '@picolo/web';
import { computed, signal } from '@angular/core';
import type { Page } from '@picolo/contracts';
import type { LoadState, ProblemError } from '@picolo/web';

/** What a list needs of its rows. */
export interface Row {
  readonly id: number;
}

const FLASH_MS = 1_700;

/**
 * Rows of a list, page by page. A reload keeps the old rows on screen and flashes those that changed; rows that arrive
 * live wait in `waiting` while the pointer is on the list, so that nothing moves under it.
 */
export class PagedList<T extends Row> {
  private readonly rows = signal<readonly T[]>([]);
  private readonly cursor = signal<string | null>(null);
  private readonly fresh = signal<readonly T[]>([]);
  private readonly flashes = signal<ReadonlySet<number>>(new Set());
  private run = 0;

  readonly items = this.rows.asReadonly();
  readonly state = signal<LoadState>('loading');
  readonly busy = signal(false);
  readonly problem = signal<ProblemError | null>(null);
  readonly hasMore = computed(() => this.cursor() !== null);
  readonly waiting = computed(() => this.fresh().length);
  readonly empty = computed(() => this.state() === 'ready' && this.rows().length === 0);
  /** Set by the table: the pointer or the focus is on it. */
  readonly held = signal(false);

  constructor(private readonly fetchPage: (cursor: string | undefined) => Promise<Page<T>>) {}

  /** From the start: another filter, another search. */
  async load(): Promise<void> {
    this.fresh.set([]);
    await this.fetchRows(0, false);
  }

  /** The same again, as far as it was read: after a cut. */
  async reload(): Promise<void> {
    this.fresh.set([]);
    await this.fetchRows(this.rows().length, true);
  }

  async more(): Promise<void> {
    const cursor = this.cursor();
    if (cursor === null || this.busy()) return;
    await this.guarded(async (current) => {
      const page = await this.fetchPage(cursor);
      if (!current()) return;
      const known = new Set(this.rows().map((row) => row.id));
      this.rows.update((rows) => [...rows, ...page.items.filter((row) => !known.has(row.id))]);
      this.cursor.set(page.nextCursor);
    });
  }

  /** Changes the row where it stands and lets it flash once; one that waits is changed where it waits. */
  patch(id: number, change: (row: T) => T): void {
    this.fresh.update((rows) => rows.map((row) => (row.id === id ? change(row) : row)));
    const before = this.rows().find((row) => row.id === id);
    const after = before === undefined ? undefined : change(before);
    if (after === undefined || after === before) return;
    this.rows.update((rows) => rows.map((row) => (row === before ? after : row)));
    this.flash([id]);
  }

  has(id: number): boolean {
    return this.rows().some((row) => row.id === id) || this.fresh().some((row) => row.id === id);
  }

  /** A row that appeared on the server: on top, or waiting while the list is held. */
  arrive(row: T): void {
    if (this.has(row.id)) {
      this.patch(row.id, () => row);
      return;
    }
    this.fresh.update((rows) => [row, ...rows]);
    if (!this.held()) this.showWaiting();
  }

  /** The same for lists with the newest first: a row from further down that was not loaded yet stays where it is. */
  arriveNewest(row: T): void {
    const first = this.rows()[0];
    if (!first || row.id > first.id) this.arrive(row);
  }

  showWaiting(): void {
    const fresh = this.fresh();
    this.fresh.set([]);
    this.rows.update((rows) => [...fresh, ...rows]);
    this.flash(fresh.map((row) => row.id));
  }

  remove(id: number): void {
    for (const rows of [this.rows, this.fresh]) rows.update((all) => all.filter((row) => row.id !== id));
  }

  flashing(id: number): boolean {
    return this.flashes().has(id);
  }

  private async fetchRows(atLeast: number, flash: boolean): Promise<void> {
    await this.guarded(async (current) => {
      let page = await this.fetchPage(undefined);
      const rows = [...page.items];
      while (rows.length < atLeast && page.nextCursor !== null) {
        page = await this.fetchPage(page.nextCursor);
        rows.push(...page.items);
      }
      if (!current()) return;
      const before = new Map(this.rows().map((row) => [row.id, JSON.stringify(row)]));
      this.rows.set(rows);
      this.cursor.set(page.nextCursor);
      this.state.set('ready');
      if (flash) this.flash(rows.filter((row) => before.get(row.id) !== JSON.stringify(row)).map((row) => row.id));
    });
  }

  private async guarded(work: (current: () => boolean) => Promise<void>): Promise<void> {
    const run = ++this.run;
    const current = (): boolean => run === this.run;
    this.busy.set(true);
    try {
      await work(current);
      if (current()) this.problem.set(null);
    } catch (error) {
      if (current()) this.fail(toProblem(error));
    } finally {
      if (current()) this.busy.set(false);
    }
  }

  private fail(problem: ProblemError): void {
    this.problem.set(problem);
    if (problem.status === 403) this.state.set('forbidden');
    else if (this.state() !== 'ready') this.state.set('failed');
  }

  private flash(ids: readonly number[]): void {
    if (ids.length === 0) return;
    this.flashes.update((set) => new Set([...set, ...ids]));
    setTimeout(() => this.flashes.update((set) => new Set([...set].filter((id) => !ids.includes(id)))), FLASH_MS);
  }
}
