import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { type AnswerChangeInput, type OrderView, linesMayChange } from '@picolo/contracts';
import {
  ButtonComponent,
  DialogComponent,
  FieldComponent,
  InputDirective,
  NoticeComponent,
  QuantityPipe,
} from '@picolo/ui';
import { injectCan } from '../../../platform/rights';
import { Texts } from '../../../platform/texts';

/** The client's open request, and the answer to it (OR-5). */
@Component({
  selector: 'app-order-request',
  imports: [ButtonComponent, DialogComponent, FieldComponent, InputDirective, NoticeComponent, QuantityPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (request(); as open) {
      <ui-notice tone="warning" [title]="t('order.request.title')">
        <p class="ui-prewrap">{{ open.text }}</p>
        @if (open.wished; as wished) {
          <p class="ui-strong wished">{{ t('order.request.wished') }}</p>
          <ul class="wished">
            @for (line of wished; track line.productId) {
              <li>{{ line.quantity | quantity }} {{ line.unit }} · {{ line.name }}</li>
            }
          </ul>
        }
        @if (can('orders.change')) {
          <p class="ui-row acts">
            <button uiButton type="button" variant="primary" (click)="begin('accept')">
              {{ t('order.request.accept') }}
            </button>
            <button uiButton type="button" (click)="begin('refuse')">{{ t('order.request.refuse') }}</button>
          </p>
        }
      </ui-notice>
      <ui-dialog
        [open]="deciding() !== null"
        [title]="t(deciding() === 'refuse' ? 'order.request.refuseTitle' : 'order.request.acceptTitle')"
        (closed)="deciding.set(null)"
      >
        <div class="ui-stack">
          <p class="ui-prewrap ui-muted">{{ open.text }}</p>
          @if (deciding() === 'accept' && open.wished) {
            @if (applicable()) {
              <label class="ui-check">
                <input #box type="checkbox" [checked]="apply()" (change)="apply.set(box.checked)" />
                {{ t('order.request.apply') }}
              </label>
            } @else {
              <p class="ui-muted ui-small">{{ t('order.request.applyLate') }}</p>
            }
          }
          <ui-field [label]="t('order.request.answer')" [help]="t('order.request.answerHelp')">
            <textarea
              #answer
              uiInput
              rows="3"
              maxlength="2000"
              [value]="text()"
              (input)="text.set(answer.value)"
            ></textarea>
          </ui-field>
        </div>
        <ng-container uiDialogFoot>
          <button uiButton type="button" (click)="deciding.set(null)">{{ t('form.cancel') }}</button>
          <button
            uiButton
            type="button"
            [variant]="deciding() === 'refuse' ? 'danger' : 'primary'"
            [busy]="busy()"
            [disabled]="!text().trim()"
            (click)="send()"
          >
            {{ t(deciding() === 'refuse' ? 'order.request.refuse' : 'order.request.accept') }}
          </button>
        </ng-container>
      </ui-dialog>
    }
  `,
  styles: `
    .wished,
    .acts {
      margin-top: 8px;
    }
    ul.wished {
      margin-top: 0;
      padding-inline-start: 18px;
    }
  `,
})
export class OrderRequestComponent {
  readonly order = input.required<OrderView>();
  readonly busy = input(false);
  readonly answered = output<{ readonly requestId: number; readonly body: AnswerChangeInput }>();

  protected readonly t = inject(Texts).t;
  protected readonly can = injectCan();
  protected readonly deciding = signal<AnswerChangeInput['decision'] | null>(null);
  protected readonly text = signal('');
  protected readonly apply = signal(true);
  protected readonly request = computed(() => this.order().requests.find(({ state }) => state === 'open') ?? null);
  protected readonly applicable = computed(() => linesMayChange(this.order().status));

  protected begin(decision: AnswerChangeInput['decision']): void {
    this.text.set('');
    this.apply.set(this.applicable());
    this.deciding.set(decision);
  }

  protected send(): void {
    const [request, decision] = [this.request(), this.deciding()];
    if (request === null || decision === null) return;
    const apply = decision === 'accept' && request.wished !== null && this.applicable() && this.apply();
    this.answered.emit({
      requestId: request.id,
      body: { decision, answer: this.text().trim(), ...(apply ? { apply } : {}) },
    });
    this.deciding.set(null);
  }
}
