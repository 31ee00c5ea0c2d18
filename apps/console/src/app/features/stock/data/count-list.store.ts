import { Injectable } from '@angular/core';
import { type CountListQuery, type CountView, getCount, listCounts } from '@picolo/contracts';
import { followLive } from '@picolo/web';
import { ListStore } from '../../../platform/list-store';

/** Counting sessions, newest first, followed live. */
@Injectable()
export class CountListStore extends ListStore<CountListQuery, CountView> {
  constructor() {
    super(listCounts);
    followLive('count:changed', ({ id }) => void this.follow(id));
    followLive('count:entered', ({ countId, counted }) => {
      this.list.patch(countId, (count) => (count.counted === counted ? count : { ...count, counted }));
    });
  }

  private async follow(id: number): Promise<void> {
    const count = await this.api.call(getCount, { params: { id } }).catch(() => null);
    if (count === null || (this.filter.state !== undefined && this.filter.state !== count.state)) return;
    if (this.list.has(id)) this.list.patch(id, () => count);
    else this.list.arriveNewest(count);
  }
}
