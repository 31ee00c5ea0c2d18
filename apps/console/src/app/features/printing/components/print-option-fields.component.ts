import {
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  Injector,
  afterNextRender,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  model,
  untracked,
  viewChild,
} from '@angular/core';
import type { PrintOptions, PrinterAbilities } from '@picolo/contracts';
import { FieldComponent, InputDirective } from '@picolo/ui';
import type { ProblemError } from '@picolo/web';
import { Texts } from '../../../platform/texts';
import { mediaName } from '../data/media-name';
import { type PrintOption, areCopies, mostCopies, optionRefused } from '../data/print-choices';

/**
 * Copies, sides and paper as far as the printer leaves a choice; what is not chosen is not in the value. What the server
 * refuses of them is told beside its field until that one is changed.
 */
@Component({
  selector: 'app-print-option-fields',
  imports: [FieldComponent, InputDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (abilities(); as can) {
      @if (most() > 1) {
        <ui-field [label]="t('printMessage.copies')" [error]="copiesError()">
          <input
            #copies
            uiInput
            type="number"
            min="1"
            [max]="most()"
            step="1"
            inputmode="numeric"
            [value]="count()"
            (input)="change({ copies: copies.valueAsNumber })"
          />
        </ui-field>
      }
      @if (can.sides.length > 1) {
        <ui-field [label]="t('printMessage.sides')" [error]="errorOf('sides')">
          <select #sides uiInput (change)="change({ sides: chosen(can.sides, sides.value) })">
            <option value="" [selected]="!value().sides">{{ t('printMessage.usual') }}</option>
            @for (one of can.sides; track one) {
              <option [value]="one" [selected]="one === value().sides">{{ t(sidesKey(one)) }}</option>
            }
          </select>
        </ui-field>
      }
      @if (can.media.length > 1) {
        <ui-field [label]="t('printMessage.media')" [error]="errorOf('media')">
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
  /** The refusal of what was sent, be it about these fields or not. */
  readonly problem = input.required<ProblemError | null>();
  /** What stands in the field of copies until somebody writes another number there. */
  readonly usualCopies = input(1);
  readonly value = model.required<PrintOptions>();

  protected readonly t = inject(Texts).t;
  private readonly place = { injector: inject(Injector) };
  private readonly copiesBox = viewChild<ElementRef<HTMLElement>>('copies');
  private readonly sidesBox = viewChild<ElementRef<HTMLElement>>('sides');
  private readonly mediaBox = viewChild<ElementRef<HTMLElement>>('media');
  protected readonly mediaName = mediaName;
  protected readonly most = computed(() => mostCopies(this.abilities()));
  protected readonly count = computed(() => this.value().copies ?? this.usualCopies());
  /** Null once what was refused is changed. */
  private readonly refusal = linkedSignal(() => this.problem());
  private readonly refused = computed(() => optionRefused(this.refusal(), this.abilities()));
  protected readonly copiesError = computed(() =>
    areCopies(this.count(), this.abilities())
      ? this.errorOf('copies')
      : this.t('printMessage.copiesRange', { max: this.most() }),
  );

  constructor() {
    effect(() => {
      const problem = this.problem();
      const option = untracked(() => optionRefused(problem, this.abilities()));
      if (option) afterNextRender(() => this.focus(option), this.place);
    });
  }

  focus(option: PrintOption): void {
    const boxes = { copies: this.copiesBox, sides: this.sidesBox, media: this.mediaBox };
    boxes[option]()?.nativeElement.focus();
  }

  protected errorOf(option: PrintOption): string {
    return this.refused() === option ? (this.refusal()?.detail ?? '') : '';
  }

  protected sidesKey(sides: NonNullable<PrintOptions['sides']>): `printSides.${typeof sides}` {
    return `printSides.${sides}`;
  }

  protected chosen<T extends string>(choices: readonly T[], value: string): T | undefined {
    return choices.find((one) => one === value);
  }

  protected change(change: PrintOptions): void {
    const refused = this.refused();
    if (refused && refused in change) this.refusal.set(null);
    this.value.update((value) => ({ ...value, ...change }));
  }
}
