import {
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  booleanAttribute,
  computed,
  inject,
  input,
  model,
  output,
  viewChild,
} from '@angular/core';
import { type FormValueControl, type ParseResult, transformedValue } from '@angular/forms/signals';
import { formatDecimal, parseDecimal, unitWord } from '@picolo/contracts';
import { UI_LANGUAGE } from '../text/ui-texts';
import { FieldComponent } from './field.component';

const QUANTITY_SCALE = 4;

/**
 * Money, unit prices, rates and quantities as people type them (`1 234,50`). The value is an integer of 10^-scale
 * units: cents at scale 2, 1e-6 € at scale 6, ten-thousandths at scale 4; null while empty.
 */
@Component({
  selector: 'ui-decimal-input',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <span class="ui-affix" [attr.data-invalid]="field?.message() ? 'true' : null">
      <input
        #box
        type="text"
        inputmode="decimal"
        autocomplete="off"
        class="ui-input--number"
        [attr.id]="field?.controlId"
        [attr.aria-label]="label() || null"
        [attr.aria-describedby]="field?.describedBy()"
        [attr.aria-invalid]="field?.message() ? 'true' : null"
        [placeholder]="placeholder()"
        [disabled]="disabled()"
        [value]="raw()"
        (input)="raw.set(box.value)"
        (blur)="settle()"
      />
      @if (unit()) {
        <span aria-hidden="true">{{ word() }}</span>
      }
    </span>
  `,
})
export class DecimalInputComponent implements FormValueControl<number | null> {
  readonly value = model<number | null>(null);
  readonly disabled = input(false, { transform: booleanAttribute });
  readonly scale = input(2);
  /** Decimals that are always written; the rest only when they are not zero. */
  readonly minDecimals = input(0);
  readonly unit = input('');
  readonly placeholder = input('');
  /** Accessible name where no `ui-field` stands around. */
  readonly label = input('');
  readonly touch = output();

  protected readonly field = inject(FieldComponent, { optional: true });
  private readonly language = inject(UI_LANGUAGE);
  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');

  /** Beside a quantity the unit agrees with it: 18 pièces. */
  protected readonly word = computed(() =>
    this.scale() === QUANTITY_SCALE ? unitWord(this.unit(), this.value() ?? 0) : this.unit(),
  );

  protected readonly raw = transformedValue<number | null, string>(this.value, {
    parse: (text) => this.parse(text),
    format: (value) => this.format(value),
  });

  focus(): void {
    this.box().nativeElement.focus();
  }

  /** When left, the number is written in full; what cannot be read stays as typed beside its error. */
  protected settle(): void {
    if (this.raw.parseErrors().length === 0) this.raw.set(this.format(this.value()));
    this.touch.emit();
  }

  private parse(text: string): ParseResult<number | null> {
    if (text.trim() === '') return { value: null };
    const value = parseDecimal(text, this.scale(), this.language());
    return value === null ? { error: { kind: 'number' } } : { value };
  }

  private format(value: number | null): string {
    return value === null ? '' : formatDecimal(value, this.scale(), this.language(), this.minDecimals());
  }
}
