import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import {
  clientData,
  clientDataArchive,
  eraseClientData,
  exportClientData,
  keepClientData,
  url,
  type ClientView,
} from '@picolo/contracts';
import { Api, type ProblemError, followLive, loaded, toProblem } from '@picolo/web';
import { ButtonComponent, CardComponent, DialogComponent, MomentPipe, NoticeComponent, Toasts } from '@picolo/ui';
import { RefusalComponent } from '../../../platform/refusal.component';
import { Texts } from '../../../platform/texts';

/** What a client may ask of their data, done for them by staff (ID-9). */
@Component({
  selector: 'app-client-data',
  imports: [ButtonComponent, CardComponent, DialogComponent, MomentPipe, NoticeComponent, RefusalComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './client-data.component.html',
})
export class ClientDataComponent {
  readonly client = input.required<ClientView>();

  protected readonly t = inject(Texts).t;
  private readonly api = inject(Api);
  private readonly toasts = inject(Toasts);
  private readonly id = computed(() => this.client().id);
  protected readonly data = loaded(() => this.api.request(clientData, { params: { id: this.id() } }));
  protected readonly archive = computed(() => this.data.value()?.archive ?? null);
  protected readonly making = computed(() => ['queued', 'running'].includes(this.archive()?.state ?? ''));
  protected readonly address = computed(() =>
    url(clientDataArchive, { id: this.id(), exportId: this.archive()?.id ?? 0 }),
  );
  protected readonly asking = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal<ProblemError | null>(null);

  constructor() {
    followLive('personal-data:changed', ({ clientId }) => {
      if (clientId === this.id()) this.data.reload();
    });
  }

  protected export(): Promise<void> {
    return this.act(() => this.api.call(exportClientData, { params: { id: this.id() } }));
  }

  protected async erase(now: boolean): Promise<void> {
    await this.act(() => this.api.call(eraseClientData, { params: { id: this.id() }, body: { now } }));
    if (this.problem() !== null) return;
    this.asking.set(false);
    this.toasts.show(this.t('clientData.asked'));
  }

  protected async keep(): Promise<void> {
    await this.act(() => this.api.call(keepClientData, { params: { id: this.id() } }));
    if (this.problem() === null) this.toasts.show(this.t('clientData.kept'));
  }

  private async act(call: () => Promise<unknown>): Promise<void> {
    this.busy.set(true);
    this.problem.set(null);
    try {
      await call();
    } catch (error) {
      this.problem.set(toProblem(error));
    } finally {
      this.busy.set(false);
      this.data.reload();
    }
  }
}
