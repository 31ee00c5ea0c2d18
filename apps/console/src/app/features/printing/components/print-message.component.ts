import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { FormField, form } from '@angular/forms/signals';
import { randomKey } from '@picolo/client';
import { type PrintJobView, type PrinterView, maxPrintContentBytes, print } from '@picolo/contracts';
import { Api } from '@picolo/web';
import { bytesOf, printContentRules, submission } from '@picolo/web/forms';
import { ButtonComponent, CardComponent, CountPipe, FieldComponent, FormDirective, InputDirective } from '@picolo/ui';
import { RefusalComponent } from '../../../platform/refusal.component';
import { Texts } from '../../../platform/texts';
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
    PrintProgressComponent,
    RefusalComponent,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ui-card [title]="t('printMessage.title')">
      <form uiForm class="ui-stack" (sent)="send()">
        <app-refusal [problem]="sending.problem()" />
        <ui-field
          [label]="t('printMessage.content')"
          [help]="t('printMessage.size', { used: (used() | count), max: (max | count) })"
          [field]="form.content"
        >
          <textarea uiInput rows="5" [formField]="form.content"></textarea>
        </ui-field>
        @if (printers().length > 1) {
          <ui-field [label]="t('printMessage.printer')" [field]="form.printer">
            <select uiInput [formField]="form.printer">
              <option value="">{{ t('printMessage.defaultPrinter', { name: defaultName() }) }}</option>
              @for (printer of printers(); track printer.id) {
                <option [value]="'' + printer.id">{{ printer.name }}</option>
              }
            </select>
          </ui-field>
        }
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
  protected readonly max = maxPrintContentBytes;
  protected readonly job = signal<PrintJobView | null>(null);
  private key = { body: '', value: '' };

  private readonly model = signal({ content: '', printer: '' });
  protected readonly used = computed(() => bytesOf(this.model().content));
  protected readonly defaultName = computed(() => this.printers().find((printer) => printer.isDefault)?.name ?? '–');
  protected readonly form = form(this.model, (path) => {
    printContentRules(path.content);
  });

  protected readonly sending = submission(
    this.form,
    async () => {
      const { content, printer } = this.model();
      const body = { content, ...(printer ? { printerId: Number(printer) } : {}) };
      this.job.set(await this.api.call(print, { body, idempotencyKey: this.keyOf(JSON.stringify(body)) }));
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

  protected async send(): Promise<void> {
    if (!(await this.sending.run())) return;
    this.key = { body: '', value: '' };
    this.form().reset({ content: '', printer: this.model().printer });
  }

  /** Sent again after a lost answer, the same message prints once. */
  private keyOf(body: string): string {
    if (this.key.body !== body) this.key = { body, value: randomKey() };
    return this.key.value;
  }
}
