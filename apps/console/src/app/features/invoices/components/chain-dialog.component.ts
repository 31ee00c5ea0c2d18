import { ChangeDetectionStrategy, Component, effect, inject, input, output, signal } from '@angular/core';
import { type ChainReport, verifyInvoices } from '@picolo/contracts';
import { Api, type ProblemError, toProblem } from '@picolo/web';
import { ButtonComponent, DialogComponent, NoticeComponent, SkeletonComponent } from '@picolo/ui';
import { RefusalComponent } from '../../../platform/refusal.component';
import { Texts } from '../../../platform/texts';

/** Verifies the hash chain of all invoices and says what was found (IN-3). */
@Component({
  selector: 'app-chain-dialog',
  imports: [ButtonComponent, DialogComponent, NoticeComponent, RefusalComponent, SkeletonComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ui-dialog [open]="open()" [title]="t('chain.title')" (closed)="closed.emit()">
      <div class="ui-stack">
        <p class="ui-muted">{{ t('chain.text') }}</p>
        <app-refusal [problem]="problem()" />
        @if (reports(); as found) {
          @for (report of found; track report.series) {
            @if (report.brokenAt === null) {
              <ui-notice tone="success" [title]="t('chain.series', { series: report.series })">
                {{ texts.n('chain.holds', report.checked) }}
              </ui-notice>
            } @else {
              <ui-notice tone="danger" [title]="t('chain.series', { series: report.series })">
                {{ t('chain.broken', { number: report.brokenAt }) }} {{ report.reason }}
              </ui-notice>
            }
          } @empty {
            <ui-notice tone="info">{{ t('chain.empty') }}</ui-notice>
          }
        } @else if (!problem()) {
          <ui-skeleton [lines]="2" [height]="40" />
        }
      </div>
      <ng-container uiDialogFoot>
        <button uiButton type="button" variant="primary" (click)="closed.emit()">{{ t('ui.close') }}</button>
      </ng-container>
    </ui-dialog>
  `,
})
export class ChainDialogComponent {
  readonly open = input.required<boolean>();
  readonly closed = output();

  protected readonly texts = inject(Texts);
  protected readonly t = this.texts.t;
  private readonly api = inject(Api);
  protected readonly reports = signal<readonly ChainReport[] | null>(null);
  protected readonly problem = signal<ProblemError | null>(null);

  constructor() {
    effect(() => {
      if (this.open()) void this.verify();
    });
  }

  private async verify(): Promise<void> {
    this.reports.set(null);
    this.problem.set(null);
    try {
      this.reports.set(await this.api.call(verifyInvoices));
    } catch (error) {
      this.problem.set(toProblem(error));
    }
  }
}
