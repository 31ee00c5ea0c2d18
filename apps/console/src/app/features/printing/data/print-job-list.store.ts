import { Injectable, signal } from '@angular/core';
import {
  type LiveEvents,
  type PrintJobListQuery,
  type PrintJobView,
  type PrinterView,
  type ReprintInput,
  decidePrintJob,
  getPrintJob,
  listPrintJobs,
  listPrinters,
} from '@picolo/contracts';
import { type ProblemError, afterReconnect, followLive, toProblem } from '@picolo/web';
import { ListStore } from '../../../platform/list-store';
import { PagedList } from '../../../platform/paged-list';

type Decided = ReprintInput & { readonly decision: 'printed' | 'reprint' };

/** Print jobs and those that wait for a person's decision, followed live. */
@Injectable()
export class PrintJobListStore extends ListStore<PrintJobListQuery, PrintJobView> {
  readonly undecided = new PagedList<PrintJobView>((cursor) =>
    this.api.call(listPrintJobs, { query: { waiting: 'decision', limit: 20, cursor } }),
  );
  readonly printers = signal<readonly PrinterView[]>([]);
  readonly deciding = signal<number | null>(null);
  readonly problem = signal<ProblemError | null>(null);

  constructor() {
    super(listPrintJobs);
    followLive('print-job:changed', (change) => void this.follow(change));
    followLive('printer:changed', () => void this.loadPrinters());
    afterReconnect(() => {
      void this.undecided.reload();
      void this.loadPrinters();
    });
    void this.undecided.load();
    void this.loadPrinters();
  }

  /** A person says whether it came out; `reprint` makes a new job marked DUPLICATA. A refusal stands in `problem`. */
  async decide(id: number, body: Decided, problem = this.problem): Promise<boolean> {
    problem.set(null);
    this.deciding.set(id);
    try {
      this.put(await this.api.call(decidePrintJob, { params: { id }, body }));
      this.undecided.remove(id);
      return true;
    } catch (error) {
      problem.set(toProblem(error));
      await this.undecided.reload();
      return false;
    } finally {
      this.deciding.set(null);
    }
  }

  private async follow({ id, kind, status, version }: LiveEvents['print-job:changed']): Promise<void> {
    const known = this.list.items().find((job) => job.id === id);
    if (known && known.version >= version) return;
    const job = await this.api.call(getPrintJob, { params: { id } }).catch(() => null);
    if (!job) return;
    if (job.status === 'unconfirmed' && job.reprints.length === 0) this.undecided.arrive(job);
    else this.undecided.remove(id);
    const { filter } = this;
    const elsewhere = filter.printerId !== undefined && filter.printerId !== job.printer?.id;
    const wanted = (filter.status ?? status) === status && (filter.kind ?? kind) === kind && !elsewhere && !filter.q;
    if (known || wanted) this.put(job);
  }

  private put(job: PrintJobView): void {
    if (this.list.has(job.id)) this.list.patch(job.id, (row) => (row.version >= job.version ? row : job));
    else this.list.arriveNewest(job);
  }

  private async loadPrinters(): Promise<void> {
    this.printers.set(await this.api.call(listPrinters).catch(() => this.printers()));
  }
}
