import { ChangeDetectionStrategy, Component, computed, inject, input, model } from '@angular/core';
import { type PrintOptions, type PrinterAbilities, maxPrintCopies } from '@picolo/contracts';
import { FieldComponent, InputDirective } from '@picolo/ui';
import { Texts } from '../../../platform/texts';
import { mediaName } from '../data/media-name';

/** Copies, sides and paper as far as the printer leaves a choice; what is not chosen is not in the value. */
@Component({
  selector: 'app-print-option-fields',
  imports: [FieldComponent, InputDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (abilities(); as can) {
      @if (most() > 1) {
        <ui-field [label]="t('printMessage.copies')">
          <input
            #copies
            uiInput
            type="number"
            min="1"
            [max]="most()"
            step="1"
            inputmode="numeric"
            [value]="value().copies ?? 1"
            (input)="change({ copies: copies.valueAsNumber })"
          />
        </ui-field>
      }
      @if (can.sides.length > 1) {
        <ui-field [label]="t('printMessage.sides')">
          <select #sides uiInput (change)="change({ sides: chosen(can.sides, sides.value) })">
            <option value="" [selected]="!value().sides">{{ t('printMessage.usual') }}</option>
            @for (one of can.sides; track one) {
              <option [value]="one" [selected]="one === value().sides">{{ t(sidesKey(one)) }}</option>
            }
          </select>
        </ui-field>
      }
      @if (can.media.length > 1) {
        <ui-field [label]="t('printMessage.media')">
          <select #media uiInput (change)="change({ media: chosen(can.media, media.value) })">
            <option value="" [selected]="!value().media">{{ t('printMessage.usual') }}</option>
            @for (one of can.media; track one) {
              <option [value]="one" [selected]="one === value().media">{{ mediaName(one) }}</option>
            }
          </select>
        </ui-field>
      }
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(200px, 1fr));
      gap: 12px;
    }
    :host:empty {
      display: none;
    }
  `,
})
export class PrintOptionFieldsComponent {
  /** Null: it offers no choice. */
  readonly abilities = input.required<PrinterAbilities | null>();
  readonly value = model.required<PrintOptions>();

  protected readonly t = inject(Texts).t;
  protected readonly most = computed(() => Math.min(this.abilities()?.copies ?? 1, maxPrintCopies));
  protected readonly mediaName = mediaName;

  protected sidesKey(sides: NonNullable<PrintOptions['sides']>): `printSides.${typeof sides}` {
    return `printSides.${sides}`;
  }

  protected chosen<T extends string>(choices: readonly T[], value: string): T | undefined {
    return choices.find((one) => one === value);
  }

  protected change(change: PrintOptions): void {
    this.value.update((value) => ({ ...value, ...change }));
  }
}
