import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import {
  type EnrolmentView,
  type PrintWorkerView,
  inviteWorker,
  listPrintWorkers,
  renameWorker,
  revokeWorker,
} from '@picolo/contracts';
import { Api, afterReconnect, attempt, followLive, loaded } from '@picolo/web';
import {
  ButtonComponent,
  DialogComponent,
  FieldComponent,
  FormDirective,
  InputDirective,
  RelativePipe,
  StateChipComponent,
  Toasts,
} from '@picolo/ui';
import { LoadStateComponent } from '../../../platform/load-state.component';
import { RefusalComponent } from '../../../platform/refusal.component';
import { injectCan } from '../../../platform/rights';
import { Texts } from '../../../platform/texts';
import { EnrolDialogComponent } from '../components/enrol-dialog.component';
import { PrintingHeadComponent } from '../components/printing-head.component';

/** The PCs beside the printers: who is there, and the one-time code for a new one (PR-7). */
@Component({
  selector: 'app-worker-list',
  imports: [
    ButtonComponent,
    DialogComponent,
    EnrolDialogComponent,
    FieldComponent,
    FormDirective,
    InputDirective,
    LoadStateComponent,
    PrintingHeadComponent,
    RefusalComponent,
    RelativePipe,
    StateChipComponent,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './worker-list.page.html',
})
export class WorkerListPage {
  protected readonly t = inject(Texts).t;
  protected readonly can = injectCan();
  private readonly api = inject(Api);
  private readonly toasts = inject(Toasts);
  protected readonly workers = loaded(() => this.api.request(listPrintWorkers));
  protected readonly enrolment = signal<EnrolmentView | null>(null);
  protected readonly renaming = signal<PrintWorkerView | null>(null);
  protected readonly name = signal('');
  protected readonly revoking = signal<PrintWorkerView | null>(null);
  protected readonly acting = attempt();

  constructor() {
    followLive('print-worker:changed', () => {
      this.workers.reload();
    });
    afterReconnect(() => {
      this.workers.reload();
    });
  }

  protected stateOf(worker: PrintWorkerView): 'revoked' | 'outdated' | 'online' | 'offline' {
    if (worker.revokedAt !== null) return 'revoked';
    if (worker.outdated) return 'outdated';
    return worker.online ? 'online' : 'offline';
  }

  protected beginRename(worker: PrintWorkerView): void {
    this.name.set(worker.name);
    this.renaming.set(worker);
  }

  protected async rename(
    { id, name: before }: Pick<PrintWorkerView, 'id' | 'name'>,
    to = this.name().trim(),
  ): Promise<void> {
    await this.write(async () => {
      const { name } = await this.api.call(renameWorker, { params: { id }, body: { name: to } });
      this.toasts.show(this.t('printers.renamed', { name }), () => void this.rename({ id, name }, before));
    });
    this.renaming.set(null);
    this.workers.reload();
  }

  protected async invite(): Promise<void> {
    await this.write(async () => {
      this.enrolment.set(await this.api.call(inviteWorker, { body: {} }));
    });
  }

  protected async revoke(worker: PrintWorkerView): Promise<void> {
    await this.write(async () => {
      await this.api.call(revokeWorker, { params: { id: worker.id } });
      this.toasts.show(this.t('workers.revoked', { name: worker.name }));
    });
    this.revoking.set(null);
    this.workers.reload();
  }

  private async write(work: () => Promise<void>): Promise<void> {
    await this.acting.run(async () => {
      await work();
    });
  }
}
