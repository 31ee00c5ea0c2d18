import { ChangeDetectionStrategy, Component, computed, effect, inject, input, output, signal } from '@angular/core';
import type { PrintOptions, PrinterView, PrintRouteView } from '@picolo/contracts';
import { ButtonComponent, DialogComponent, FormDirective } from '@picolo/ui';
import type { ProblemError } from '@picolo/web';
import { RefusalComponent } from '../../../platform/refusal.component';
import { Texts } from '../../../platform/texts';
import { areCopies, besideNoField, offeredChoices, sharedAbilities } from '../data/print-choices';
import { PrintOptionFieldsComponent } from './print-option-fields.component';

/** How a kind of print usually comes out: what all printers of its way offer. */
@Component({
  selector: 'app-route-options-dialog',
  imports: [ButtonComponent, DialogComponent, FormDirective, PrintOptionFieldsComponent, RefusalComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ui-dialog [open]="!!route()" [title]="title()" (closed)="closed.emit()">
      <form uiForm id="route-options-form" class="ui-stack" (sent)="save()">
        <app-refusal [problem]="refusal()" />
        <p class="ui-subtle">{{ t('routing.optionsLead') }}</p>
        <app-print-option-fields [abilities]="abilities()" [problem]="problem()" [(value)]="chosen" />
      </form>
      <ng-container uiDialogFoot>
        <button uiButton type="button" (click)="closed.emit()">{{ t('form.cancel') }}</button>
        <button
          uiButton
          type="submit"
          form="route-options-form"
          variant="primary"
          [busy]="busy()"
          [disabled]="!valid()"
        >
          {{ t('form.save') }}
        </button>
      </ng-container>
    </ui-dialog>
  `,
})
export class RouteOptionsDialogComponent {
  /** Null: closed. */
  readonly route = input.required<PrintRouteView | null>();
  /** Of the route. */
  readonly printers = input.required<readonly PrinterView[]>();
  readonly problem = input.required<ProblemError | null>();
  readonly busy = input(false);
  readonly saved = output<PrintOptions>();
  readonly closed = output();

  protected readonly t = inject(Texts).t;
  protected readonly chosen = signal<PrintOptions>({});
  protected readonly abilities = computed(() => sharedAbilities(this.printers()));
  /** What is not told beside a field. */
  protected readonly refusal = computed(() => besideNoField(this.problem(), this.abilities()));
  protected readonly valid = computed(() => areCopies(this.chosen().copies, this.abilities()));
  protected readonly title = computed(() => {
    const kind = this.route()?.kind;
    return kind ? this.t('routing.optionsOf', { kind: this.t(`printKind.${kind}`) }) : '';
  });

  constructor() {
    effect(() => {
      this.chosen.set(this.route()?.options ?? {});
    });
  }

  protected save(): void {
    if (this.valid()) this.saved.emit(offeredChoices(this.chosen(), this.abilities()));
  }
}
