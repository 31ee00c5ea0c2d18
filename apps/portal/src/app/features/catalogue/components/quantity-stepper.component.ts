import { ChangeDetectionStrategy, Component, computed, inject, input, model } from '@angular/core';
import { formatQuantity, parseDecimal, unitWord } from '@picolo/contracts';
import { IconComponent } from '@picolo/ui';
import { Awake } from '../../../platform/awake.service';
import { Texts } from '../../../platform/texts';

/** Chooses a quantity in steps of the product, by buttons or by typing; a typed one is rounded to whole steps. */
@Component({
  selector: 'app-quantity-stepper',
  imports: [IconComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="stepper" role="group" [attr.aria-label]="label()">
      <button
        type="button"
        [attr.aria-label]="t('product.less')"
        [disabled]="!awake() || quantity() <= step()"
        (click)="choose(quantity() - step())"
      >
        <ui-icon name="minus" [size]="16" />
      </button>
      <input
        #field
        inputmode="decimal"
        autocomplete="off"
        [attr.aria-label]="label()"
        [disabled]="!awake()"
        [value]="text()"
        (change)="typed(field)"
      />
      @if (unit()) {
        <span class="stepper__unit">{{ word() }}</span>
      }
      <button
        type="button"
        [attr.aria-label]="t('product.more')"
        [disabled]="!awake() || atMost()"
        (click)="choose(quantity() + step())"
      >
        <ui-icon name="plus" [size]="16" />
      </button>
    </div>
  `,
})
export class QuantityStepperComponent {
  /** In ten-thousandths of the unit, like `step` and `most`. */
  readonly quantity = model.required<number>();
  readonly step = input(10_000);
  /** What can be had; null: unknown. */
  readonly most = input<number | null>(null);
  readonly label = input.required<string>();
  /** Shown behind the number where it is not pieces. */
  readonly unit = input('');

  private readonly texts = inject(Texts);
  protected readonly awake = inject(Awake).ready;
  protected readonly t = this.texts.t;
  protected readonly text = computed(() => formatQuantity(this.quantity(), this.texts.language()));
  protected readonly word = computed(() => unitWord(this.unit(), this.quantity()));
  protected readonly atMost = computed(() => this.quantity() + this.step() > (this.most() ?? Infinity));

  protected choose(quantity: number): void {
    this.quantity.set(Math.max(this.step(), quantity));
  }

  protected typed(field: HTMLInputElement): void {
    const typed = parseDecimal(field.value, 4, this.texts.language());
    if (typed !== null && typed > 0) {
      const most = this.most() ?? Infinity;
      const whole = Math.max(this.step(), Math.round(typed / this.step()) * this.step());
      this.choose(most >= this.step() ? Math.min(whole, most) : whole);
    }
    field.value = this.text();
  }
}
