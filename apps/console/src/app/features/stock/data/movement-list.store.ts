import { Injectable, inject } from '@angular/core';
import { type MovementListQuery, type MovementView, listMovements } from '@picolo/contracts';
import { Api, afterReconnect, followLive } from '@picolo/web';
import { PagedList } from '../../../platform/paged-list';

export type MovementFilter = Pick<MovementListQuery, 'kind' | 'q'>;

/** The ledger, newest first; a changed level means that it grew. */
@Injectable()
export class MovementListStore {
  private readonly api = inject(Api);
  private filter: MovementFilter = {};
  private catchingUp = false;
  private again = false;

  readonly list = new PagedList<MovementView>((cursor) =>
    this.api.call(listMovements, { query: { ...this.filter, cursor } }),
  );

  constructor() {
    followLive('stock:level', () => void this.catchUp());
    afterReconnect(() => void this.list.reload());
  }

  async open(filter: MovementFilter): Promise<void> {
    this.filter = filter;
    await this.list.load();
  }

  /** Many levels change in one order: one question at a time, and one more when something came meanwhile. */
  private async catchUp(): Promise<void> {
    if (this.catchingUp) {
      this.again = true;
      return;
    }
    this.catchingUp = true;
    const page = await this.api.call(listMovements, { query: this.filter }).catch(() => null);
    const newest = this.list.items()[0]?.id ?? 0;
    for (const movement of [...(page?.items ?? [])].reverse()) {
      if (movement.id > newest) this.list.arrive(movement);
    }
    this.catchingUp = false;
    if (!this.again) return;
    this.again = false;
    await this.catchUp();
  }
}
