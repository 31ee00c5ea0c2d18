import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import {
  type ChangeRequestView,
  type OrderView,
  askOrderChange,
  clientMayAsk,
  formatQuantity,
  fromJsonNumber,
  linesMayChange,
  withdrawOrderRequest,
} from '@picolo/contracts';
import {
  ButtonComponent,
  ChipComponent,
  DialogComponent,
  FieldComponent,
  InputDirective,
  MomentPipe,
  Toasts,
} from '@picolo/ui';
import { Api, ProblemError } from '@picolo/web';
import { RefusalComponent } from '../../../platform/refusal.component';
import { Texts } from '../../../platform/texts';
import { type EditLine, editLines, linesChanged, linesInput } from '../data/order-edit';
import { OrderLinesEditComponent } from './order-lines-edit.component';

const TONES = {
  open: 'warning',
  accepted: 'success',
  refused: 'danger',
  withdrawn: 'neutral',
  closed: 'neutral',
} as const;

/** What the client asked to change in an order that is being worked on, our answers, and the next question (OR-5). */
@Component({
  selector: 'app-order-requests',
  imports: [
    ButtonComponent,
    ChipComponent,
    DialogComponent,
    FieldComponent,
    InputDirective,
    MomentPipe,
    OrderLinesEditComponent,
    RefusalComponent,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (order().requests.length || mayAsk()) {
      <section class="sheet" aria-labelledby="requests-title">
        <h2 class="sheet__title" id="requests-title">{{ t('order.requests') }}</h2>
        <div class="ui-stack" aria-live="polite">
          <app-refusal [problem]="refusal()" [title]="t('order.askFailed')" />
          @for (request of order().requests; track request.id) {
            <article class="request">
              <p class="ui-row ui-row--between">
                <ui-chip dot [tone]="tones[request.state]">{{ stateWord(request) }}</ui-chip>
                <span class="ui-subtle ui-small">{{ request.at | moment }}</span>
              </p>
              <p class="ui-prewrap">{{ request.text }}</p>
              @if (request.wished) {
                <p class="ui-subtle ui-small">{{ t('order.requestWished', { lines: wished(request) }) }}</p>
              }
              @if (request.answer) {
                <p class="ui-prewrap">
                  <strong>{{ t('order.requestAnswer') }}</strong> {{ request.answer }}
                </p>
              }
              @if (request.applied) {
                <p class="ui-subtle ui-small">{{ t('order.requestApplied') }}</p>
              }
              @if (request.state === 'open') {
                <p>
                  <button uiButton type="button" size="small" [busy]="busy()" (click)="withdraw(request)">
                    {{ t('order.withdraw') }}
                  </button>
                </p>
              }
            </article>
          }
          @if (mayAsk()) {
            <p>
              <button uiButton type="button" variant="soft" (click)="begin()">{{ t('order.ask') }}</button>
            </p>
          }
        </div>
      </section>
      <ui-dialog look="wide" [open]="asking()" [title]="t('order.askTitle')" (closed)="asking.set(false)">
        <div class="ui-stack">
          <p class="ui-subtle">{{ t('order.askText') }}</p>
          <ui-field [label]="t('order.askWords')">
            <textarea
              #words
              uiInput
              rows="4"
              maxlength="2000"
              [value]="text()"
              (input)="text.set(words.value)"
            ></textarea>
          </ui-field>
          @if (linesMay()) {
            <label class="ui-check">
              <input #box type="checkbox" [checked]="withLines()" (change)="withLines.set(box.checked)" />
              <span>{{ t('order.askLines') }}</span>
            </label>
            @if (withLines()) {
              <app-order-lines-edit [(lines)]="lines" />
            }
          }
        </div>
        <ng-container uiDialogFoot>
          <button uiButton type="button" (click)="asking.set(false)">{{ t('order.cancelKeep') }}</button>
          <button uiButton type="button" variant="primary" [busy]="busy()" [disabled]="!text().trim()" (click)="ask()">
            {{ t('order.askSend') }}
          </button>
        </ng-container>
      </ui-dialog>
    }
  `,
  styles: `
    .request {
      display: flex;
      flex-direction: column;
      gap: 6px;
    }
    .request + .request {
      padding-top: 12px;
      border-top: 1px solid var(--color-border);
    }
  `,
})
export class OrderRequestsComponent {
  readonly order = input.required<OrderView>();
  readonly changed = output<OrderView>();

  private readonly api = inject(Api);
  private readonly toasts = inject(Toasts);
  private readonly texts = inject(Texts);
  protected readonly t = this.texts.t;
  protected readonly tones = TONES;
  protected readonly asking = signal(false);
  protected readonly busy = signal(false);
  protected readonly text = signal('');
  protected readonly withLines = signal(false);
  protected readonly lines = signal<readonly EditLine[]>([]);
  protected readonly refusal = signal<ProblemError | null>(null);
  protected readonly mayAsk = computed(() => clientMayAsk(this.order().status) && !this.order().changeRequested);
  protected readonly linesMay = computed(() => linesMayChange(this.order().status));

  protected stateWord({ state }: ChangeRequestView): string {
    return this.t(`order.requestState.${state}`);
  }

  protected begin(): void {
    this.text.set('');
    this.withLines.set(false);
    this.lines.set(editLines(this.order()));
    this.asking.set(true);
  }

  protected wished({ wished }: ChangeRequestView): string {
    const amount = (quantity: number): string =>
      formatQuantity(fromJsonNumber(quantity, 4) ?? 0, this.texts.language());
    return (wished ?? []).map(({ name, quantity }) => `${amount(quantity)} × ${name}`).join(', ');
  }

  protected async ask(): Promise<void> {
    const order = this.order();
    const lines = this.withLines() && linesChanged(this.lines(), order) ? linesInput(this.lines()) : [];
    const body = { text: this.text().trim(), ...(lines.length > 0 ? { lines } : {}) };
    await this.send('order.asked', () => this.api.call(askOrderChange, { params: { id: order.id }, body }));
    this.asking.set(false);
  }

  protected async withdraw({ id: requestId }: ChangeRequestView): Promise<void> {
    const params = { id: this.order().id, requestId };
    await this.send('order.withdrawn', () => this.api.call(withdrawOrderRequest, { params }));
  }

  private async send(done: 'order.asked' | 'order.withdrawn', call: () => Promise<OrderView>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.refusal.set(null);
    try {
      this.changed.emit(await call());
      this.toasts.show(this.t(done));
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      this.refusal.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
