import { ChangeDetectionStrategy, Component, computed, effect, inject, input, output, signal } from '@angular/core';
import { keyByBody } from '@picolo/client';
import {
  labelSizes,
  listPrinters,
  maxLabelCopies,
  previewProductLabel,
  printProductLabels,
  type LabelSize,
  type PrinterView,
  url,
} from '@picolo/contracts';
import { ButtonComponent, DialogComponent, FieldComponent, FormDirective, InputDirective, Toasts } from '@picolo/ui';
import { Api, type ProblemError, toProblem } from '@picolo/web';
import { RefusalComponent } from '../../../platform/refusal.component';
import { injectCan } from '../../../platform/rights';
import { Texts } from '../../../platform/texts';
import { PaperPictureComponent } from '../../printing/components/paper-picture.component';

/** Labels of the chosen products: their size, how many, and where they come out (PR-5). */
@Component({
  selector: 'app-label-dialog',
  imports: [
    ButtonComponent,
    DialogComponent,
    FieldComponent,
    FormDirective,
    InputDirective,
    PaperPictureComponent,
    RefusalComponent,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ui-dialog [open]="open()" [title]="n('labels.titleOf', productIds().length)" (closed)="closed.emit()">
      <form uiForm id="label-form" class="ui-stack" (sent)="send()">
        <app-refusal [problem]="problem()" />
        @if (picture(); as source) {
          <app-paper-picture class="label" [source]="source" [label]="t('labels.picture')" />
        }
        <ui-field [label]="t('labels.size')">
          <select #box uiInput (change)="choose(box.value)">
            @for (one of sizes; track one) {
              <option [value]="one" [selected]="one === size()">{{ t('labels.mm', { size: shown(one) }) }}</option>
            }
          </select>
        </ui-field>
        <ui-field [label]="t('labels.copies')">
          <input
            #number
            uiInput
            type="number"
            min="1"
            [max]="most"
            step="1"
            inputmode="numeric"
            [value]="copies()"
            (input)="copies.set(number.valueAsNumber)"
          />
        </ui-field>
        @if (printers().length > 1) {
          <ui-field [label]="t('printMessage.printer')">
            <select #target uiInput (change)="printerId.set(target.value ? +target.value : null)">
              <option value="">{{ t('labels.byRoute') }}</option>
              @for (printer of printers(); track printer.id) {
                <option [value]="printer.id">{{ printer.name }}</option>
              }
            </select>
          </ui-field>
        }
      </form>
      <ng-container uiDialogFoot>
        <button uiButton type="button" (click)="closed.emit()">{{ t('form.cancel') }}</button>
        <button
          uiButton
          type="submit"
          form="label-form"
          variant="primary"
          icon="printing"
          [busy]="busy()"
          [disabled]="!valid()"
        >
          {{ t('labels.send') }}
        </button>
      </ng-container>
    </ui-dialog>
  `,
})
export class LabelDialogComponent {
  readonly open = input.required<boolean>();
  readonly productIds = input.required<readonly number[]>();
  readonly closed = output();

  private readonly texts = inject(Texts);
  protected readonly t = this.texts.t;
  protected readonly n = this.texts.n;
  private readonly api = inject(Api);
  private readonly toasts = inject(Toasts);
  private readonly can = injectCan();
  private keyOf = keyByBody();
  protected readonly sizes = labelSizes;
  protected readonly most = maxLabelCopies;
  protected readonly size = signal<LabelSize>(labelSizes[0]);
  protected readonly copies = signal(1);
  protected readonly printerId = signal<number | null>(null);
  protected readonly printers = signal<readonly PrinterView[]>([]);
  protected readonly problem = signal<ProblemError | null>(null);
  protected readonly busy = signal(false);
  /** Of the first product, in the chosen size. */
  protected readonly picture = computed(() => {
    const [id] = this.productIds();
    return this.open() && id !== undefined ? url(previewProductLabel, { id }, { size: this.size() }) : null;
  });
  protected readonly valid = computed(() => {
    const copies = this.copies();
    return Number.isInteger(copies) && copies >= 1 && copies <= maxLabelCopies;
  });

  constructor() {
    effect(() => {
      if (!this.open()) return;
      this.problem.set(null);
      this.copies.set(1);
      this.printerId.set(null);
      void this.loadPrinters();
    });
  }

  protected shown(size: LabelSize): string {
    return size.replace('x', ' × ');
  }

  protected choose(value: string): void {
    const size = labelSizes.find((one) => one === value);
    if (size !== undefined) this.size.set(size);
  }

  protected async send(): Promise<void> {
    if (!this.valid() || this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    const body = {
      ...{ productIds: this.productIds(), size: this.size(), copies: this.copies() },
      printerId: this.printerId(),
    };
    try {
      await this.api.call(printProductLabels, { body, idempotencyKey: this.keyOf(body) });
      // Asked for once more, they are meant once more.
      this.keyOf = keyByBody();
      this.toasts.show(this.n('labels.sent', body.productIds.length * body.copies));
      this.closed.emit();
    } catch (error) {
      this.problem.set(toProblem(error));
    } finally {
      this.busy.set(false);
    }
  }

  /** Without the right to see printers, or without an answer, labels go where labels go. */
  private async loadPrinters(): Promise<void> {
    if (!this.can('printing.read')) return;
    try {
      this.printers.set(await this.api.call(listPrinters));
    } catch {
      this.printers.set([]);
    }
  }
}
