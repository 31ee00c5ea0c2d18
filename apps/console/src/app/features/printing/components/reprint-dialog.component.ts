import {
  ChangeDetectionStrategy,
  Component,
  booleanAttribute,
  computed,
  effect,
  inject,
  input,
  output,
  signal,
  untracked,
} from '@angular/core';
import {
  type PrintJobView,
  type PrintOptions,
  type PrinterView,
  type ReprintInput,
  listPrinters,
} from '@picolo/contracts';
import { ButtonComponent, DialogComponent, FieldComponent, FormDirective, InputDirective } from '@picolo/ui';
import { Api, type ProblemError } from '@picolo/web';
import { RefusalComponent } from '../../../platform/refusal.component';
import { Texts } from '../../../platform/texts';
import { areCopies, besideNoField, offeredChoices, sharedAbilities } from '../data/print-choices';
import { standInFor } from '../data/route-printers';
import { PrintOptionFieldsComponent } from './print-option-fields.component';

/** A copy marked DUPLICATA: on which printer, and how, where that one leaves a choice (PR-3). */
@Component({
  selector: 'app-reprint-dialog',
  imports: [
    ButtonComponent,
    DialogComponent,
    FieldComponent,
    FormDirective,
    InputDirective,
    PrintOptionFieldsComponent,
    RefusalComponent,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ui-dialog [open]="open()" [title]="t('printing.reprintTitle', { title: job().title })" (closed)="closed.emit()">
      <form uiForm id="reprint-form" class="ui-stack" (sent)="send()">
        <app-refusal [problem]="refusal()" />
        <p class="ui-subtle">{{ t('printing.reprintLead') }}</p>
        @if (printers().length) {
          <ui-field [label]="t('printMessage.printer')">
            <select #target uiInput (change)="printerId.set(target.value ? +target.value : null)">
              @if (!isKnown()) {
                <option value="">{{ t('printing.defaultPrinter') }}</option>
              }
              @for (printer of printers(); track printer.id) {
                <option [value]="printer.id" [selected]="printer.id === printerId()">{{ printer.name }}</option>
              }
            </select>
          </ui-field>
        }
        <app-print-option-fields [abilities]="abilities()" [problem]="problem()" [(value)]="chosen" />
      </form>
      <ng-container uiDialogFoot>
        <button uiButton type="button" (click)="closed.emit()">{{ t('form.cancel') }}</button>
        <button
          uiButton
          type="submit"
          form="reprint-form"
          variant="primary"
          icon="retry"
          [busy]="busy()"
          [disabled]="!valid()"
        >
          {{ t('printing.reprintSend') }}
        </button>
      </ng-container>
    </ui-dialog>
  `,
})
export class ReprintDialogComponent {
  readonly open = input.required<boolean>();
  readonly job = input.required<Pick<PrintJobView, 'title' | 'kind' | 'printer' | 'options'>>();
  /** It is not to come out where it came out before, if that can be: the other printer stands there already. */
  readonly elsewhere = input(false, { transform: booleanAttribute });
  readonly problem = input.required<ProblemError | null>();
  readonly busy = input(false);
  readonly chose = output<ReprintInput>();
  readonly closed = output();

  protected readonly t = inject(Texts).t;
  private readonly api = inject(Api);
  protected readonly printers = signal<readonly PrinterView[]>([]);
  protected readonly printerId = signal<number | null>(null);
  protected readonly chosen = signal<PrintOptions>({});
  /** The printer that it came out of is still there. */
  protected readonly isKnown = computed(() => this.printers().some(({ id }) => id === this.job().printer?.id));
  protected readonly abilities = computed(() =>
    sharedAbilities(this.printers().filter(({ id }) => id === this.printerId())),
  );
  /** What is not told beside a field. */
  protected readonly refusal = computed(() => besideNoField(this.problem(), this.abilities()));
  /** Until the printers are known, nobody has seen where it would go. */
  private readonly asking = signal(true);
  /** What is answered to an opening before the last one, perhaps for another job, is of no interest any more. */
  private opening = 0;
  protected readonly valid = computed(() => !this.asking() && areCopies(this.chosen().copies, this.abilities()));

  constructor() {
    effect(() => {
      if (this.open()) untracked(() => void this.begin());
    });
  }

  protected send(): void {
    const printerId = this.printerId();
    if (!this.valid()) return;
    this.chose.emit({
      ...(printerId === null ? {} : { printerId }),
      ...offeredChoices(this.chosen(), this.abilities()),
    });
  }

  /** Without an answer it goes where it went before. */
  private async begin(): Promise<void> {
    this.opening += 1;
    const { opening } = this;
    const { kind, printer, options } = this.job();
    this.printers.set([]);
    this.printerId.set(null);
    this.chosen.set(options ?? {});
    this.asking.set(true);
    const printers = await this.api.call(listPrinters).catch((): readonly PrinterView[] => []);
    if (opening !== this.opening) return;
    const own = printers.find(({ id }) => id === printer?.id);
    const standIn = this.elsewhere() ? standInFor(own, kind, printers) : own;
    this.printers.set(printers);
    this.printerId.set((standIn ?? own)?.id ?? null);
    this.asking.set(false);
  }
}
