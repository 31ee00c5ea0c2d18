import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import { type OrderView, type ReturnInput, fromJsonNumber, toJsonNumber } from '@picolo/contracts';
import {
  ButtonComponent,
  DecimalInputComponent,
  DialogComponent,
  FieldComponent,
  InputDirective,
  NoticeComponent,
  QuantityPipe,
} from '@picolo/ui';
import { Texts } from '../../../platform/texts';

interface Row {
  readonly lineId: number;
  readonly name: string;
  readonly unit: string;
  /** Ten-thousandths. */
  readonly left: number;
  readonly quantity: number | null;
  readonly disposition: 'restock' | 'scrap';
  readonly reason: string;
}

const SCALE = 4;

/** Return per line: how much comes back, and whether it can be sold again (OR-4). */
@Component({
  selector: 'app-return-dialog',
  imports: [
    ButtonComponent,
    DecimalInputComponent,
    DialogComponent,
    FieldComponent,
    InputDirective,
    NoticeComponent,
    QuantityPipe,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ui-dialog
      look="wide"
      [open]="open()"
      [title]="t('order.returnTitle', { number: order().number })"
      (closed)="closed.emit()"
    >
      <div class="ui-stack">
        <p class="ui-muted">{{ t('order.returnText') }}</p>
        @if (rows().length > 1) {
          <p>
            <button uiButton type="button" (click)="all()">{{ t('order.returnAll') }}</button>
          </p>
        }
        @for (row of rows(); track row.lineId) {
          <fieldset class="row">
            <legend>
              {{ row.name }}
              <span class="ui-subtle">{{ t('order.returnLeft', { quantity: (json(row.left) | quantity) }) }}</span>
            </legend>
            <ui-field [label]="t('order.returnQuantity')">
              <ui-decimal-input
                [scale]="4"
                [unit]="row.unit"
                [value]="row.quantity"
                (valueChange)="change(row.lineId, { quantity: $event })"
              />
            </ui-field>
            <ui-field [label]="t('order.returnGoes')">
              <select
                #goes
                uiInput
                [value]="row.disposition"
                (change)="change(row.lineId, { disposition: asGoes(goes.value) })"
              >
                <option value="restock">{{ t('order.restock') }}</option>
                <option value="scrap">{{ t('order.scrap') }}</option>
              </select>
            </ui-field>
            <ui-field
              class="row__reason"
              optional
              [label]="t('order.returnReason')"
              [help]="$first ? t('order.returnReasonHelp') : ''"
            >
              <input
                #reason
                uiInput
                maxlength="300"
                autocomplete="off"
                [value]="row.reason"
                (input)="change(row.lineId, { reason: reason.value })"
              />
            </ui-field>
          </fieldset>
        }
        <ui-field optional [label]="t('order.note')">
          <textarea #note uiInput rows="2" maxlength="500" [value]="text()" (input)="text.set(note.value)"></textarea>
        </ui-field>
        @if (tooMuch()) {
          <ui-notice tone="danger">{{ t('order.returnTooMuch') }}</ui-notice>
        }
      </div>
      <ng-container uiDialogFoot>
        <button uiButton type="button" (click)="closed.emit()">{{ t('form.cancel') }}</button>
        <button
          uiButton
          type="button"
          variant="primary"
          [busy]="busy()"
          [disabled]="chosen().length === 0 || tooMuch()"
          (click)="send()"
        >
          {{ t('order.returnDo') }}
        </button>
      </ng-container>
    </ui-dialog>
  `,
  styles: `
    .row {
      display: grid;
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
      gap: 12px;
      padding-bottom: 16px;
      border-bottom: 1px solid var(--color-border);
    }
    .row__reason {
      grid-column: 1 / -1;
    }
    legend {
      grid-column: 1 / -1;
      padding: 0 0 8px;
      font-weight: 550;
    }
  `,
})
export class ReturnDialogComponent {
  readonly open = input.required<boolean>();
  readonly busy = input(false);
  readonly order = input.required<OrderView>();
  readonly closed = output();
  readonly confirmed = output<ReturnInput>();

  protected readonly t = inject(Texts).t;
  protected readonly text = signal('');
  protected readonly rows = linkedSignal<readonly Row[]>(() =>
    this.order()
      .lines.map(toRow)
      .filter((row) => row.left > 0),
  );
  protected readonly chosen = computed(() => this.rows().filter((row) => (row.quantity ?? 0) > 0));
  protected readonly tooMuch = computed(() => this.rows().some((row) => (row.quantity ?? 0) > row.left));

  protected json(quantity: number): number {
    return toJsonNumber(quantity, SCALE);
  }

  protected asGoes(value: string): Row['disposition'] {
    return value === 'scrap' ? 'scrap' : 'restock';
  }

  protected change(lineId: number, part: Partial<Pick<Row, 'quantity' | 'disposition' | 'reason'>>): void {
    this.rows.update((rows) => rows.map((row) => (row.lineId === lineId ? { ...row, ...part } : row)));
  }

  protected all(): void {
    this.rows.update((rows) => rows.map((row) => ({ ...row, quantity: row.left })));
  }

  protected send(): void {
    const lines = this.chosen().map(({ lineId, quantity, disposition, reason }) => ({
      lineId,
      quantity: this.json(quantity ?? 0),
      disposition,
      ...(reason.trim() ? { reason: reason.trim() } : {}),
    }));
    const note = this.text().trim();
    this.confirmed.emit({ lines, ...(note ? { note } : {}) });
  }
}

function toRow(line: OrderView['lines'][number]): Row {
  const bought = fromJsonNumber(line.quantity, SCALE) ?? 0;
  const returned = fromJsonNumber(line.returnedQuantity, SCALE) ?? 0;
  return {
    lineId: line.id,
    name: line.name,
    unit: line.unit,
    left: bought - returned,
    quantity: null,
    disposition: 'restock',
    reason: '',
  };
}
