import { ChangeDetectionStrategy, Component, inject, input, numberAttribute } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type BatchView, getBatch } from '@picolo/contracts';
import { ButtonComponent, CardComponent, ChipComponent, CountPipe, MomentPipe, NoticeComponent } from '@picolo/ui';
import { Api, afterReconnect, followLive, loaded } from '@picolo/web';
import { LoadStateComponent } from '../../../platform/load-state.component';
import { PageHeadComponent } from '../../../platform/page-head.component';
import { ProgressComponent } from '../../../platform/progress.component';
import { injectCan } from '../../../platform/rights';
import { Texts } from '../../../platform/texts';

/** A batch of invoices from its start to its end, live; left and found again, it went on meanwhile (UI-5). */
@Component({
  selector: 'app-batch',
  imports: [
    ButtonComponent,
    CardComponent,
    ChipComponent,
    CountPipe,
    LoadStateComponent,
    MomentPipe,
    NoticeComponent,
    PageHeadComponent,
    ProgressComponent,
    RouterLink,
  ],
  host: { class: 'page' },
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './batch.page.html',
  styles: `
    .figures {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(120px, 1fr));
      gap: 16px;
      margin: 16px 0 0;
    }
    .figures dt {
      color: var(--color-text-subtle);
      font-size: var(--p-text-12);
    }
    .figures dd {
      margin: 0;
      font-size: var(--p-text-20);
      font-weight: 600;
      font-variant-numeric: tabular-nums;
    }
    .acts {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
      margin-top: 16px;
    }
  `,
})
export class BatchPage {
  readonly id = input.required({ transform: numberAttribute });

  private readonly texts = inject(Texts);
  protected readonly t = this.texts.t;
  protected readonly n = this.texts.n;
  protected readonly can = injectCan();
  private readonly api = inject(Api);
  protected readonly batch = loaded(() => this.api.request(getBatch, { params: { id: this.id() } }));

  constructor() {
    followLive('invoice-batch:changed', (change) => {
      const shown = this.batch.value();
      if (change.id !== this.id() || (shown !== null && shown.version >= change.version)) return;
      // Failures have words that only the server knows.
      if (shown === null || change.failed > shown.failed || change.state === 'done') this.batch.reload();
      else this.batch.set({ ...shown, issued: change.issued, version: change.version });
    });
    afterReconnect(() => {
      this.batch.reload();
    });
  }

  protected done({ issued, failed }: BatchView): number {
    return issued + failed;
  }

  protected share(batch: BatchView): number {
    return batch.total === 0 ? 1 : this.done(batch) / batch.total;
  }
}
