import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { type ClientView, awaitsConfirmation, confirmVatNumber } from '@picolo/contracts';
import { ButtonComponent, NoticeComponent, Toasts } from '@picolo/ui';
import { Api, type ProblemError, toProblem } from '@picolo/web';
import { RefusalComponent } from '../../../platform/refusal.component';
import { injectCan } from '../../../platform/rights';
import { Texts } from '../../../platform/texts';

/** A VAT number that the client typed waits for staff: until then it takes no VAT off (OR-7). */
@Component({
  selector: 'app-vat-number-notice',
  imports: [ButtonComponent, NoticeComponent, RefusalComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (waits()) {
      <ui-notice tone="warning" [title]="t('client.vatWaitsTitle')">
        <p>{{ t('client.vatWaitsText', { number: client().vatNumber ?? '' }) }}</p>
        @if (can('clients.write')) {
          <p>
            <button uiButton type="button" size="small" [busy]="busy()" (click)="confirm()">
              {{ t('client.vatConfirm') }}
            </button>
          </p>
        }
      </ui-notice>
    }
    <app-refusal [problem]="problem()" />
  `,
  styles: `
    button {
      margin-top: 8px;
    }
  `,
})
export class VatNumberNoticeComponent {
  readonly client = input.required<ClientView>();
  readonly confirmed = output<ClientView>();
  /** The record changed meanwhile: what is shown is no longer what would be confirmed. */
  readonly stale = output();

  protected readonly t = inject(Texts).t;
  protected readonly can = injectCan();
  private readonly api = inject(Api);
  private readonly toasts = inject(Toasts);
  protected readonly waits = computed(() => awaitsConfirmation(this.client()));
  protected readonly busy = signal(false);
  protected readonly problem = signal<ProblemError | null>(null);

  protected async confirm(): Promise<void> {
    const { id, name, version } = this.client();
    this.busy.set(true);
    this.problem.set(null);
    try {
      this.confirmed.emit(await this.api.call(confirmVatNumber, { params: { id }, body: { version } }));
      this.toasts.show(this.t('client.vatConfirmed', { name }));
    } catch (error) {
      this.problem.set(toProblem(error));
      this.stale.emit();
    } finally {
      this.busy.set(false);
    }
  }
}
