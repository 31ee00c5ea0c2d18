import { Injectable, computed, inject, signal } from '@angular/core';
import { randomKey } from '@picolo/client';
import {
  type CountEntryInput,
  type CountLineQuery,
  type CountLineView,
  type RefusedCountLine,
  addCountLine,
  cancelCount,
  enterCount,
  findCountLine,
  getCount,
  listCountLines,
  validateCount,
} from '@picolo/contracts';
import { Api, type ProblemError, afterReconnect, followLive, loaded, toProblem } from '@picolo/web';
import { PagedList } from '../../../platform/paged-list';

export type CountLine = CountLineView & { readonly id: number };

const toLine = (line: CountLineView): CountLine => ({ ...line, id: line.productId });

/** A product that was scanned and is not part of the session. */
export interface Stranger {
  readonly productId: number;
  readonly sku: string;
  readonly name: string;
}

/** One counting session: everybody's entries appear while they are made. */
@Injectable()
export class CountStore {
  private readonly api = inject(Api);
  private readonly id = signal(0);
  private filter: Pick<CountLineQuery, 'show' | 'q'> = {};

  readonly count = loaded(() => (this.id() ? this.api.request(getCount, { params: { id: this.id() } }) : null));
  readonly open = computed(() => this.count.value()?.state === 'open');
  readonly list = new PagedList<CountLine>(async (cursor) => {
    const query = { ...this.filter, limit: 100, cursor };
    const page = await this.api.call(listCountLines, { params: { id: this.id() }, query });
    return { ...page, items: page.items.map(toLine) };
  });
  /** The line under the hand: a quantity is typed for it. */
  readonly current = signal<CountLineView | null>(null);
  readonly stranger = signal<Stranger | null>(null);
  readonly problem = signal<ProblemError | null>(null);
  readonly refused = signal<readonly RefusedCountLine[]>([]);
  readonly busy = signal(false);

  constructor() {
    followLive('count:entered', ({ countId, line, counted }) => {
      if (countId === this.id()) this.follow(line, counted);
    });
    followLive('count:changed', ({ id }) => {
      if (id === this.id()) this.reload();
    });
    afterReconnect(() => {
      this.reload();
    });
  }

  begin(id: number, filter: Pick<CountLineQuery, 'show' | 'q'>): void {
    this.id.set(id);
    this.filter = filter;
    void this.list.load();
  }

  /** Jumps to the line of a scanned barcode or typed SKU; true when there is one. */
  async find(code: string): Promise<boolean> {
    this.stranger.set(null);
    const line = await this.guarded(() =>
      this.api.call(findCountLine, { params: { id: this.id() }, query: { code: code.trim() } }),
    );
    const refusal = this.problem();
    if (refusal?.code === 'STOCK.COUNT_LINE_MISSING') this.stranger.set(refusal.meta as unknown as Stranger);
    this.current.set(line);
    return line !== null;
  }

  async addStranger(): Promise<boolean> {
    const stranger = this.stranger();
    if (stranger === null) return false;
    const body = { productId: stranger.productId };
    const line = await this.guarded(() => this.api.call(addCountLine, { params: { id: this.id() }, body }));
    if (line === null) return false;
    this.stranger.set(null);
    this.current.set(line);
    return true;
  }

  /** The key is made once per entry, so that a repeated request enters nothing twice. */
  async enter(entry: Omit<CountEntryInput, 'key'>): Promise<boolean> {
    const body = { ...entry, key: randomKey() };
    const line = await this.guarded(() => this.api.call(enterCount, { params: { id: this.id() }, body }));
    if (line === null) return false;
    this.current.set(null);
    this.follow(line);
    return true;
  }

  async close(how: 'validate' | 'cancel'): Promise<boolean> {
    const endpoint = how === 'validate' ? validateCount : cancelCount;
    const count = await this.guarded(() => this.api.call(endpoint, { params: { id: this.id() } }));
    const lines = this.problem()?.meta['lines'];
    this.refused.set(Array.isArray(lines) ? (lines as readonly RefusedCountLine[]) : []);
    if (count === null) return false;
    this.count.set(count);
    await this.list.load();
    return true;
  }

  reload(): void {
    this.count.reload();
    void this.list.reload();
  }

  private follow(line: CountLineView, counted?: number): void {
    this.list.patch(line.productId, (row) => (row.version >= line.version ? row : toLine(line)));
    const own = this.current();
    if (own?.productId === line.productId && own.version < line.version) this.current.set(line);
    if (this.filter.show !== 'waiting' && !this.list.has(line.productId)) this.list.arrive(toLine(line));
    const known = this.count.value();
    if (counted !== undefined && known !== null) this.count.set({ ...known, counted });
    this.count.reload();
  }

  private async guarded<T>(work: () => Promise<T>): Promise<T | null> {
    this.busy.set(true);
    this.problem.set(null);
    this.refused.set([]);
    try {
      return await work();
    } catch (error) {
      this.problem.set(toProblem(error));
      return null;
    } finally {
      this.busy.set(false);
    }
  }
}
