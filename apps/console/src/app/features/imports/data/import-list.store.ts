import { Injectable } from '@angular/core';
import { type ImportView, type ListQuery, getImport, listImports } from '@picolo/contracts';
import { followLive } from '@picolo/web';
import { ListStore } from '../../../platform/list-store';

/** Imports, the newest first, followed live. */
@Injectable()
export class ImportListStore extends ListStore<ListQuery, ImportView> {
  constructor() {
    super(listImports);
    followLive('import:changed', ({ id, version }) => void this.follow(id, version));
  }

  private async follow(id: number, version: number): Promise<void> {
    const run = await this.api.call(getImport, { params: { id } }).catch(() => null);
    if (run === null) return;
    if (this.list.has(id)) this.list.patch(id, (row) => (row.version > version ? row : run));
    else this.list.arriveNewest(run);
  }
}
