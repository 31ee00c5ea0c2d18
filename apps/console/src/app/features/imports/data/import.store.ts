import { Injectable, inject, signal } from '@angular/core';
import {
  type ImportChangeView,
  type ImportErrorView,
  type ImportView,
  applyImport,
  cancelImport,
  getImport,
  listImportChanges,
  listImportErrors,
} from '@picolo/contracts';
import { Api, type ProblemError, afterReconnect, followLive, loaded, outdated, toProblem } from '@picolo/web';
import { PagedList } from '../../../platform/paged-list';

/** Errors shown on the page; all of them are in the file. */
const SHOWN = 1000;
const PAGE = 100;

/** One import, followed live from its reading to its end. */
@Injectable()
export class ImportStore {
  private readonly api = inject(Api);
  private readonly id = signal(0);

  readonly run = loaded(() => (this.id() ? this.api.request(getImport, { params: { id: this.id() } }) : null));
  readonly errors: PagedList<ImportErrorView> = new PagedList<ImportErrorView>(async (cursor) => {
    const query = { limit: PAGE, cursor };
    const page = await this.api.call(listImportErrors, { params: { id: this.id() }, query });
    const full = this.errors.items().length + page.items.length >= SHOWN;
    return full ? { ...page, nextCursor: null } : page;
  });
  readonly changes = new PagedList<ImportChangeView & { readonly id: number }>(async (cursor) => {
    const query = { limit: PAGE, cursor };
    const page = await this.api.call(listImportChanges, { params: { id: this.id() }, query });
    return { ...page, items: page.items.map((change) => ({ ...change, id: change.line })) };
  });
  readonly problem = signal<ProblemError | null>(null);
  readonly busy = signal(false);

  constructor() {
    followLive('import:changed', (told) => {
      if (told.id === this.id() && outdated(this.run.value(), told)) this.run.reload();
    });
    afterReconnect(() => {
      this.run.reload();
    });
  }

  open(id: number): void {
    this.id.set(id);
  }

  /** Loads what its state has to show. */
  show(state: ImportView['state']): void {
    if (state === 'invalid') void this.errors.load();
    if (state === 'ready') void this.changes.load();
  }

  apply(): Promise<void> {
    return this.act(() => this.api.call(applyImport, { params: { id: this.id() } }));
  }

  cancel(): Promise<void> {
    return this.act(() => this.api.call(cancelImport, { params: { id: this.id() } }));
  }

  private async act(work: () => Promise<ImportView>): Promise<void> {
    this.problem.set(null);
    this.busy.set(true);
    try {
      this.run.set(await work());
    } catch (error) {
      this.problem.set(toProblem(error));
      this.run.reload();
    } finally {
      this.busy.set(false);
    }
  }
}
