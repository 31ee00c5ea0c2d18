import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type PrintJobView, type PrintStatus, getPrintJob } from '@picolo/contracts';
import { Api, afterReconnect, followLive } from '@picolo/web';
import { IconComponent } from '@picolo/ui';
import { Texts } from '../../../platform/texts';
import { PrintStateComponent } from './print-state.component';

const WAY: readonly PrintStatus[] = ['queued', 'sent', 'printing', 'printed'];

/** The way of one job from the queue to the paper, live. */
@Component({
  selector: 'app-print-progress',
  imports: [IconComponent, PrintStateComponent, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="progress" role="status">
      <div class="ui-row ui-row--between">
        <a [routerLink]="['/printing/jobs', job().id]">{{ t('order.printJob', { id: job().id }) }}</a>
        <app-print-state [status]="job().status" />
      </div>
      <span class="ui-meter" aria-hidden="true"><span [style.width.%]="share()" [class.bad]="bad()"></span></span>
      <p class="words" [class.done]="job().status === 'printed'">
        @if (job().status === 'printed') {
          <ui-icon name="circle-check" [size]="16" />
        }
        {{ words() }}
      </p>
    </div>
  `,
  styles: `
    .progress {
      display: flex;
      flex-direction: column;
      gap: 8px;
      padding: 12px 14px;
      border: 1px solid var(--color-border);
      border-radius: var(--radius);
    }
    .words {
      display: flex;
      gap: 6px;
      align-items: center;
      color: var(--color-text-muted);
      font-size: var(--p-text-13);
    }
    .done {
      color: var(--color-on-success-soft);
      font-weight: 550;
    }
    .bad {
      background: var(--color-danger);
    }
  `,
})
export class PrintProgressComponent {
  readonly job = input.required<PrintJobView>();
  readonly changed = output<PrintJobView>();

  private readonly texts = inject(Texts);
  private readonly api = inject(Api);
  protected readonly t = this.texts.t;
  protected readonly words = computed(() => this.t(`printStatusHelp.${this.job().status}`));
  protected readonly bad = computed(() => ['failed', 'expired', 'unconfirmed'].includes(this.job().status));
  protected readonly share = computed(() => {
    const step = WAY.indexOf(this.job().status);
    return step < 0 ? 100 : ((step + 1) / WAY.length) * 100;
  });

  constructor() {
    followLive('print-job:changed', ({ id, status, version, at }) => {
      const job = this.job();
      if (id !== job.id || version <= job.version) return;
      this.changed.emit({ ...job, status: status as PrintStatus, version, updatedAt: at });
    });
    afterReconnect(() => void this.refresh());
  }

  private async refresh(): Promise<void> {
    const job = await this.api.call(getPrintJob, { params: { id: this.job().id } }).catch(() => null);
    if (job) this.changed.emit(job);
  }
}
