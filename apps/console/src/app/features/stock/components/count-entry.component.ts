import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  output,
  viewChild,
} from '@angular/core';
import { type CountEntryMode, type CountLineView, toJsonNumber } from '@picolo/contracts';
import {
  ButtonComponent,
  CardComponent,
  DecimalInputComponent,
  FieldComponent,
  FormDirective,
  QuantityPipe,
  RelativePipe,
} from '@picolo/ui';
import { Texts } from '../../../platform/texts';

/** A quantity as it was typed for the line under the hand. */
export interface TypedEntry {
  readonly mode: CountEntryMode;
  /** JSON number; undefined: the line is not counted after all. */
  readonly quantity: number | undefined;
}

/** The line under the hand with a large field; what was counted already stands beside it, to be replaced or added to. */
@Component({
  selector: 'app-count-entry',
  imports: [
    ButtonComponent,
    CardComponent,
    DecimalInputComponent,
    FieldComponent,
    FormDirective,
    QuantityPipe,
    RelativePipe,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ui-card>
      <form uiForm class="ui-stack" (sent)="send()">
        <div>
          <h2 class="name">{{ line().name }}</h2>
          <p class="ui-subtle ui-mono">{{ line().sku }}{{ line().barcode ? ' · ' + line().barcode : '' }}</p>
        </div>
        @if (line().counted !== null) {
          <p class="ui-tabular" aria-live="polite">
            {{
              t('count.already', {
                quantity: (line().counted | quantity),
                name: line().enteredBy ?? '',
                when: (line().enteredAt | relative),
              })
            }}
          </p>
          <div class="ui-segments" role="group" [attr.aria-label]="t('count.mode')">
            @for (choice of modes(); track choice.mode) {
              <label>
                <input
                  type="radio"
                  name="count-mode"
                  [value]="choice.mode"
                  [checked]="mode() === choice.mode"
                  (change)="mode.set(choice.mode)"
                />
                {{ choice.name }}
              </label>
            }
          </div>
        }
        <div class="entry">
          <ui-field class="quantity" [label]="t('count.quantity')" [error]="missing() ? t('fields.required') : error()">
            <ui-decimal-input #box [scale]="4" [unit]="line().unit" [(value)]="quantity" />
          </ui-field>
          <!-- Never disabled: Enter that follows the last digit at once would be lost. -->
          <button uiButton type="submit" size="large" variant="primary" [busy]="busy()">
            {{ t('count.enter') }}
          </button>
        </div>
        <div class="rest">
          @if (line().counted !== null) {
            <button uiButton type="button" size="small" variant="ghost" (click)="clear()">
              {{ t('count.clear') }}
            </button>
          }
          <button uiButton type="button" size="small" variant="ghost" (click)="left.emit()">
            {{ t('form.cancel') }}
          </button>
        </div>
      </form>
    </ui-card>
  `,
  styles: `
    .name {
      font-size: var(--p-text-20);
      overflow-wrap: anywhere;
    }
    .entry {
      display: flex;
      flex-wrap: wrap;
      gap: 12px;
      align-items: end;
    }
    .quantity {
      flex: 1 1 160px;
      --control-height: 56px;
      --body-size: var(--p-text-24);
    }
    .quantity ::ng-deep input {
      font-size: var(--p-text-24);
    }
    .entry button {
      min-height: 56px;
    }
    .rest {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
    }
    @media (max-width: 640px) {
      .entry button {
        flex: 1 1 100%;
      }
    }
  `,
})
export class CountEntryComponent {
  readonly line = input.required<CountLineView>();
  readonly busy = input(false);
  readonly error = input('');
  /** Proposed for a line that is counted already. */
  readonly again = input<'add' | 'replace'>('replace');
  readonly entered = output<TypedEntry>();
  readonly left = output();

  protected readonly t = inject(Texts).t;
  private readonly box = viewChild.required<DecimalInputComponent>('box');
  private readonly productId = computed(() => this.line().productId);
  protected readonly quantity = linkedSignal<number, number | null>({
    source: this.productId,
    computation: () => null,
  });
  /** Sent without a quantity. */
  protected readonly missing = linkedSignal<number | null, boolean>({
    source: this.quantity,
    computation: () => false,
  });
  protected readonly mode = linkedSignal<number, CountEntryMode>({
    source: this.productId,
    computation: () => this.again(),
  });
  protected readonly modes = computed(() =>
    (['replace', 'add'] as const).map((mode) => ({ mode, name: this.t(`countMode.${mode}`) })),
  );

  constructor() {
    // Another line, from the scanner or the list: the quantity is typed at once.
    effect(() => {
      this.productId();
      this.box().focus();
    });
  }

  protected send(): void {
    const quantity = this.quantity();
    if (this.busy()) return;
    if (quantity === null) {
      this.missing.set(true);
      this.box().focus();
      return;
    }
    const mode = this.line().counted === null ? 'replace' : this.mode();
    this.entered.emit({ mode, quantity: toJsonNumber(quantity, 4) });
  }

  protected clear(): void {
    this.entered.emit({ mode: 'clear', quantity: undefined });
  }
}
