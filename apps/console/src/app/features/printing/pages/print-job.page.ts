import { ChangeDetectionStrategy, Component, computed, inject, input, numberAttribute, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import {
  type PrintJobDetail,
  type PrintStatus,
  type PrintStepView,
  cancelPrintJob,
  decidePrintJob,
  getPrintJob,
  previewPrintJob,
  reprintJob,
  type ReprintInput,
  url,
} from '@picolo/contracts';
import { Api, type ProblemError, afterReconnect, followLive, loaded, outdated, toProblem } from '@picolo/web';
import {
  ButtonComponent,
  CardComponent,
  MomentPipe,
  NoticeComponent,
  Ticker,
  TimelineComponent,
  TimelineItemComponent,
  Toasts,
  type Tone,
  UI_LANGUAGE,
  UI_TIME_ZONE,
  formatRelative,
} from '@picolo/ui';
import { LoadStateComponent } from '../../../platform/load-state.component';
import { PageHeadComponent } from '../../../platform/page-head.component';
import { RefusalComponent } from '../../../platform/refusal.component';
import { injectCan } from '../../../platform/rights';
import { Texts } from '../../../platform/texts';
import { PaperPictureComponent } from '../components/paper-picture.component';
import { ReprintDialogComponent } from '../components/reprint-dialog.component';
import { PrintStateComponent } from '../components/print-state.component';
import { injectOptionWords } from '../data/option-words';
import { injectReasonText } from '../data/reasons';

const TONES: Readonly<Partial<Record<PrintStatus, Tone>>> = {
  printed: 'success',
  failed: 'danger',
  unconfirmed: 'warning',
  expired: 'warning',
};
const OVER: readonly PrintStatus[] = ['printed', 'failed', 'expired', 'cancelled'];
type Act = 'printed' | 'reprint' | 'cancel';

@Component({
  selector: 'app-print-job',
  imports: [
    ButtonComponent,
    CardComponent,
    LoadStateComponent,
    MomentPipe,
    NoticeComponent,
    PageHeadComponent,
    PaperPictureComponent,
    PrintStateComponent,
    RefusalComponent,
    ReprintDialogComponent,
    RouterLink,
    TimelineComponent,
    TimelineItemComponent,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './print-job.page.html',
  styles: `
    .paper {
      padding: 16px;
      border-radius: var(--radius);
      background: var(--color-surface-sunken);
      font-family: var(--font-mono);
      font-size: var(--p-text-13);
      overflow-wrap: anywhere;
      white-space: pre-wrap;
    }
  `,
})
export class PrintJobPage {
  readonly id = input.required({ transform: numberAttribute });

  private readonly texts = inject(Texts);
  protected readonly t = this.texts.t;
  protected readonly can = injectCan();
  private readonly api = inject(Api);
  private readonly toasts = inject(Toasts);
  private readonly ticker = inject(Ticker);
  private readonly reasonText = injectReasonText();
  private readonly language = inject(UI_LANGUAGE);
  private readonly zone = inject(UI_TIME_ZONE);

  protected readonly job = loaded(() => this.api.request(getPrintJob, { params: { id: this.id() } }));
  protected readonly acting = signal<Act | null>(null);
  protected readonly problem = signal<ProblemError | null>(null);
  protected readonly over = computed(() => OVER.includes(this.job.value()?.status ?? 'queued'));
  protected readonly steps = computed(() =>
    [...(this.job.value()?.history ?? [])].reverse().map((step) => ({
      key: `${step.status}-${step.at}`,
      tone: TONES[step.status] ?? 'accent',
      title: this.t(`printStatus.${step.status}`),
      meta: this.metaOf(step),
      reason: step.reason === null ? '' : this.reasonText(step.reason),
    })),
  );
  protected readonly picture = computed(() => url(previewPrintJob, { id: this.id() }));
  private readonly optionWords = injectOptionWords();
  protected readonly options = computed(() => this.optionWords(this.job.value()?.options ?? null));
  protected readonly choosing = signal(false);
  protected readonly reprintProblem = signal<ProblemError | null>(null);
  protected readonly proof = computed(() => {
    const proof = this.job.value()?.proof;
    return proof ? this.t(`printProof.${proof}`) : '–';
  });

  constructor() {
    followLive('print-job:changed', (told) => {
      if (told.id === this.id() && outdated(this.job.value(), told)) this.job.reload();
    });
    afterReconnect(() => {
      this.job.reload();
    });
  }

  protected begin(): void {
    this.reprintProblem.set(null);
    this.choosing.set(true);
  }

  protected async reprint(wishes: ReprintInput): Promise<void> {
    if (await this.act('reprint', this.reprintProblem, wishes)) this.choosing.set(false);
  }

  protected async act(act: Act, problem = this.problem, wishes: ReprintInput = {}): Promise<boolean> {
    const job = this.job.value();
    if (!job || this.acting()) return false;
    problem.set(null);
    this.acting.set(act);
    try {
      await this.perform(act, job, wishes);
      // What a worker has already is cancelled once it gave it back.
      const said = act === 'cancel' && job.status !== 'queued' ? 'asked' : act;
      this.toasts.show(this.t(`printing.decided.${said}`));
      return true;
    } catch (error) {
      problem.set(toProblem(error));
      return false;
    } finally {
      this.acting.set(null);
      // Both the acted-on job and its new twin show in the history.
      this.job.reload();
    }
  }

  private async perform(act: Act, { id, status }: PrintJobDetail, wishes: ReprintInput): Promise<void> {
    const params = { id };
    if (act === 'cancel') await this.api.call(cancelPrintJob, { params });
    else if (status === 'unconfirmed')
      await this.api.call(decidePrintJob, { params, body: { ...wishes, decision: act } });
    else await this.api.call(reprintJob, { params, body: wishes });
  }

  private metaOf(step: PrintStepView): string {
    const when = formatRelative(step.at, this.language(), this.zone(), this.ticker.now());
    return step.by ? `${step.by} · ${when}` : when;
  }
}
