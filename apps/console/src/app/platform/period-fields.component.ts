import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { FieldComponent, InputDirective } from '@picolo/ui';
import { Texts } from './texts';

/** Only what changed; null: emptied. */
export type PeriodChange = Readonly<Partial<Record<'from' | 'to', string | null>>>;

/** First and last day of a period, two fields of the form or filter around them. */
@Component({
  selector: 'app-period-fields',
  imports: [FieldComponent, InputDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ui-field [label]="t(fromLabel())">
      <input
        #first
        uiInput
        type="date"
        [value]="from() ?? ''"
        [max]="bounded() ? (to() ?? '') : ''"
        (change)="changed.emit({ from: first.value || null })"
      />
    </ui-field>
    <ui-field [label]="t(toLabel())" [error]="error() ?? ''">
      <input
        #last
        uiInput
        type="date"
        [value]="to() ?? ''"
        [min]="bounded() ? (from() ?? '') : ''"
        (change)="changed.emit({ to: last.value || null })"
      />
    </ui-field>
  `,
  styles: `
    :host {
      display: contents;
    }
  `,
})
export class PeriodFieldsComponent {
  /** Section of the language files that names both fields. */
  readonly words = input.required<'accounting' | 'orders' | 'toInvoice'>();
  readonly from = input<string>();
  readonly to = input<string>();
  /** Where the page itself says that the last day comes before the first: then both can be typed in any order. */
  readonly error = input<string>();
  readonly changed = output<PeriodChange>();
  protected readonly t = inject(Texts).t;
  protected readonly bounded = computed(() => this.error() === undefined);
  protected readonly fromLabel = computed(() => `${this.words()}.from` as const);
  protected readonly toLabel = computed(() => `${this.words()}.to` as const);
}
