import { ChangeDetectionStrategy, Component, computed, inject, input, signal, viewChild } from '@angular/core';
import { FormField, form } from '@angular/forms/signals';
import { keyByBody } from '@picolo/client';
import {
  type PrintJobView,
  type PrintOptions,
  type PrinterView,
  getPrintRouting,
  maxPrintContentBytes,
  print,
} from '@picolo/contracts';
import { Api, afterReconnect, followLive, loaded } from '@picolo/web';
import { bytesOf, printContentRules, submission } from '@picolo/web/forms';
import { ButtonComponent, CardComponent, CountPipe, FieldComponent, FormDirective, InputDirective } from '@picolo/ui';
import { RefusalComponent } from '../../../platform/refusal.component';
import { Texts } from '../../../platform/texts';
import { areCopies, besideNoField, mostCopies, offeredChoices, sharedAbilities } from '../data/print-choices';
import { messageRoute, printersOfRoute } from '../data/route-printers';
import { PrintOptionFieldsComponent } from './print-option-fields.component';
import { PrintProgressComponent } from './print-progress.component';

/** "Message à imprimer" (PR-1): a text, "Envoyer", and live what becomes of it. */
@Component({
  selector: 'app-print-message',
  imports: [
    ButtonComponent,
    CardComponent,
    CountPipe,
    FieldComponent,
    FormDirective,
    FormField,
    InputDirective,
    PrintOptionFieldsComponent,
    PrintProgressComponent,
    RefusalComponent,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ui-card [title]="t('printMessage.title')">
      <form uiForm class="ui-stack" (sent)="send()">
        <app-refusal [problem]="refusal()" />
        <ui-field
          [label]="t('printMessage.content')"
          [help]="t('printMessage.size', { used: (used() | count), max: (longest | count) })"
          [field]="form.content"
        >
          <textarea uiInput rows="5" [formField]="form.content"></textarea>
        </ui-field>
        @if (printers().length > 1) {
          <ui-field [label]="t('printMessage.printer')" [field]="form.printer">
            <select uiInput [formField]="form.printer">
              <option value="">{{ t('printMessage.usualPrinter', { name: usualName() }) }}</option>
              @for (printer of printers(); track printer.id) {
                <option [value]="'' + printer.id">{{ printer.name }}</option>
              }
            </select>
          </ui-field>
        }
        <app-print-option-fields
          [abilities]="abilities()"
          [problem]="sending.problem()"
          [usualCopies]="usualCopies()"
          [(value)]="chosen"
        />
        <button uiButton type="submit" variant="primary" icon="send" [busy]="sending.busy()">
          {{ t('printMessage.send') }}
        </button>
      </form>
      @if (job(); as sent) {
        <app-print-progress [job]="sent" (changed)="job.set($event)" />
      }
    </ui-card>
  `,
  styles: `
    app-print-progress {
      margin-top: 16px;
    }
  `,
})
export class PrintMessageComponent {
  readonly printers = input.required<readonly PrinterView[]>();

  protected readonly t = inject(Texts).t;
  private readonly api = inject(Api);
  private readonly routing = loaded(() => this.api.request(getPrintRouting));
  protected readonly longest = maxPrintContentBytes;
  protected readonly job = signal<PrintJobView | null>(null);
  /** Sent again after a lost answer, the same message prints once. */
  private keyOf = keyByBody();

  private readonly model = signal({ content: '', printer: '' });
  protected readonly chosen = signal<PrintOptions>({});
  private readonly optionFields = viewChild.required(PrintOptionFieldsComponent);
  protected readonly used = computed(() => bytesOf(this.model().content));
  /** Until it is known, messages are taken to go to the default printer. */
  private readonly route = computed(() => messageRoute(this.routing.value()));
  private readonly groups = computed(() => this.routing.value()?.groups ?? []);
  private readonly usualPrinters = computed(() => printersOfRoute(this.route(), this.groups(), this.printers()));
  /** Of the group that messages go to, else of the printer. */
  protected readonly usualName = computed(() => {
    const group = this.groups().find(({ id }) => id === this.route().groupId);
    return group?.name ?? this.usualPrinters()[0]?.name ?? '–';
  });
  /** Of the printer that is chosen, else what all printers offer that messages go to. */
  protected readonly abilities = computed(() => {
    const { printer } = this.model();
    return sharedAbilities(printer ? this.printers().filter(({ id }) => id === Number(printer)) : this.usualPrinters());
  });
  protected readonly usualCopies = computed(() =>
    Math.min(this.route().options?.copies ?? 1, mostCopies(this.abilities())),
  );
  /** What the fields show is what comes out. */
  private readonly options = computed((): PrintOptions => ({ copies: this.usualCopies(), ...this.chosen() }));
  protected readonly form = form(this.model, (path) => {
    printContentRules(path.content);
  });

  protected readonly sending = submission(
    this.form,
    async () => {
      const { content, printer } = this.model();
      const body = {
        content,
        ...(printer ? { printerId: Number(printer) } : {}),
        ...offeredChoices(this.options(), this.abilities()),
      };
      this.job.set(await this.api.call(print, { body, idempotencyKey: this.keyOf(body) }));
    },
    {
      fieldOfCode: {
        'PRINTING.CONTENT_EMPTY': 'content',
        'PRINTING.CONTENT_TOO_LONG': 'content',
        'PRINTING.CONTENT_NOT_TEXT': 'content',
        'PRINTING.CHARACTERS_NOT_PRINTABLE': 'content',
        'PRINTING.PRINTER_NOT_FOUND': 'printer',
      },
    },
  );

  /** What is not told beside a field. */
  protected readonly refusal = computed(() => besideNoField(this.sending.problem(), this.abilities()));

  constructor() {
    followLive('print-routing:changed', () => {
      this.routing.reload();
    });
    afterReconnect(() => {
      this.routing.reload();
    });
  }

  protected async send(): Promise<void> {
    if (this.form().valid() && !areCopies(this.options().copies, this.abilities())) {
      this.optionFields().focus('copies');
      return;
    }
    if (!(await this.sending.run())) return;
    this.keyOf = keyByBody();
    this.form().reset({ content: '', printer: this.model().printer });
    this.chosen.set({});
  }
}
