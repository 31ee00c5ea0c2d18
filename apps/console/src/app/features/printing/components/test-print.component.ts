import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { keyByBody } from '@picolo/client';
import { type PrintJobView, type PrinterView, print } from '@picolo/contracts';
import { Api, type ProblemError, toProblem } from '@picolo/web';
import { ButtonComponent } from '@picolo/ui';
import { RefusalComponent } from '../../../platform/refusal.component';
import { Texts } from '../../../platform/texts';
import { PrintProgressComponent } from './print-progress.component';

/** One page on this printer, and live what becomes of it. */
@Component({
  selector: 'app-test-print',
  imports: [ButtonComponent, PrintProgressComponent, RefusalComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <button uiButton type="button" size="small" variant="ghost" icon="printing" [busy]="busy()" (click)="send()">
      {{ t('printers.testPage') }}
    </button>
    @if (problem() || job()) {
      <div class="news">
        <app-refusal [problem]="problem()" />
        @if (job(); as sent) {
          <app-print-progress [job]="sent" (changed)="job.set($event)" />
        }
      </div>
    }
  `,
  styles: `
    :host {
      display: contents;
    }
    .news {
      flex-basis: 100%;
      order: 1;
    }
  `,
})
export class TestPrintComponent {
  readonly printer = input.required<PrinterView>();

  protected readonly t = inject(Texts).t;
  private readonly api = inject(Api);
  protected readonly busy = signal(false);
  protected readonly job = signal<PrintJobView | null>(null);
  protected readonly problem = signal<ProblemError | null>(null);
  /** Until a page is on its way: asked again after a lost answer, one comes out. */
  private keyOf = keyByBody();

  protected async send(): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    const { id, name } = this.printer();
    try {
      const body = { content: this.t('printers.testText', { name }), printerId: id, copies: 1 };
      this.job.set(await this.api.call(print, { body, idempotencyKey: this.keyOf(body) }));
      this.keyOf = keyByBody();
    } catch (error) {
      this.problem.set(toProblem(error));
    } finally {
      this.busy.set(false);
    }
  }
}
