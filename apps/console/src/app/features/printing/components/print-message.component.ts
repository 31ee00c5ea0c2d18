import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { FormField, form, max, min } from '@angular/forms/signals';
import { keyByBody } from '@picolo/client';
import {
  type PrintJobView,
  type PrintOptions,
  type PrintSides,
  type PrinterView,
  type PrintRoutingView,
  maxPrintContentBytes,
  maxPrintCopies,
  print,
} from '@picolo/contracts';
import { Api } from '@picolo/web';
import { bytesOf, printContentRules, submission } from '@picolo/web/forms';
import { ButtonComponent, CardComponent, CountPipe, FieldComponent, FormDirective, InputDirective } from '@picolo/ui';
import { RefusalComponent } from '../../../platform/refusal.component';
import { Texts } from '../../../platform/texts';
import { mediaName } from '../data/media-name';
import { sharedAbilities } from '../data/print-choices';
import { messageRoute, printersOfRoute } from '../data/route-printers';
import { PrintProgressComponent } from './print-progress.component';

const noOptions = { copies: 1, sides: '', media: '' };

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
        @if (abilities(); as can) {
          <div class="options">
            @if (can.copies > 1) {
              <ui-field [label]="t('printMessage.copies')" [field]="form.copies">
                <input uiInput type="number" step="1" [formField]="form.copies" />
              </ui-field>
            }
            @if (can.sides.length > 1) {
              <ui-field [label]="t('printMessage.sides')" [field]="form.sides">
                <select uiInput [formField]="form.sides">
                  <option value="">{{ t('printMessage.usual') }}</option>
                  @for (sides of can.sides; track sides) {
                    <option [value]="sides">{{ sidesName(sides) }}</option>
                  }
                </select>
              </ui-field>
            }
            @if (can.media.length > 1) {
              <ui-field [label]="t('printMessage.media')" [field]="form.media">
                <select uiInput [formField]="form.media">
                  <option value="">{{ t('printMessage.usual') }}</option>
                  @for (media of can.media; track media) {
                    <option [value]="media">{{ mediaName(media) }}</option>
                  }
                </select>
              </ui-field>
            }
          </div>
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
    .options {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(200px, 1fr));
      gap: 12px;
    }
    .options:empty {
      display: none;
    }
    app-print-progress {
      margin-top: 16px;
    }
  `,
})
export class PrintMessageComponent {
  readonly printers = input.required<readonly PrinterView[]>();
  /** Null until it is known: then messages are taken to go to the default printer. */
  readonly routing = input.required<PrintRoutingView | null>();

  protected readonly t = inject(Texts).t;
  private readonly api = inject(Api);
  protected readonly longest = maxPrintContentBytes;
  protected readonly job = signal<PrintJobView | null>(null);
  /** Sent again after a lost answer, the same message prints once. */
  private keyOf = keyByBody();

  private readonly model = signal({ ...{ content: '', printer: '' }, ...noOptions });
  protected readonly used = computed(() => bytesOf(this.model().content));
  private readonly route = computed(() => messageRoute(this.routing()));
  private readonly usualPrinters = computed(() =>
    printersOfRoute(this.route(), this.routing()?.groups ?? [], this.printers()),
  );
  /** Of the group that messages go to, else of the printer. */
  protected readonly usualName = computed(() => {
    const group = this.routing()?.groups.find(({ id }) => id === this.route().groupId);
    return group?.name ?? this.usualPrinters()[0]?.name ?? '–';
  });
  /** Of the printer that is chosen, else what all printers offer that messages go to. */
  protected readonly abilities = computed(() => {
    const { printer } = this.model();
    return sharedAbilities(printer ? this.printers().filter(({ id }) => id === Number(printer)) : this.usualPrinters());
  });
  protected readonly most = computed(() => Math.min(this.abilities()?.copies ?? 1, maxPrintCopies));
  private readonly usualCopies = computed(() => Math.min(this.route().options?.copies ?? 1, this.most()));
  protected readonly mediaName = mediaName;
  protected readonly form = form(this.model, (path) => {
    printContentRules(path.content);
    min(path.copies, 1);
    // Of a printer that makes one copy the field is not shown, and what it holds is not sent.
    max(path.copies, () => (this.most() > 1 ? this.most() : undefined));
  });

  protected readonly sending = submission(
    this.form,
    async () => {
      const { content, printer } = this.model();
      const body = { content, ...(printer ? { printerId: Number(printer) } : {}), ...this.options() };
      this.job.set(await this.api.call(print, { body, idempotencyKey: this.keyOf(body) }));
    },
    {
      fieldOfCode: {
        'PRINTING.CONTENT_EMPTY': 'content',
        'PRINTING.CONTENT_TOO_LONG': 'content',
        'PRINTING.CONTENT_NOT_TEXT': 'content',
        'PRINTING.CHARACTERS_NOT_PRINTABLE': 'content',
        'PRINTING.COPIES_NOT_SUPPORTED': 'copies',
        'PRINTING.SIDES_NOT_SUPPORTED': 'sides',
        'PRINTING.MEDIA_NOT_SUPPORTED': 'media',
        'PRINTING.PRINTER_NOT_FOUND': 'printer',
      },
    },
  );

  constructor() {
    // The number that stands there is sent, so it begins with what messages usually have.
    effect(() => {
      const copies = this.usualCopies();
      if (!untracked(() => this.form.copies().dirty())) this.model.update((model) => ({ ...model, copies }));
    });
  }

  protected async send(): Promise<void> {
    if (!(await this.sending.run())) return;
    this.keyOf = keyByBody();
    this.form().reset({ content: '', printer: this.model().printer, ...noOptions, copies: this.usualCopies() });
  }

  protected sidesName(sides: PrintSides): string {
    return this.t(`printSides.${sides}`);
  }

  /** Only what the printer offers and somebody chose. */
  private options(): PrintOptions {
    const { copies, sides, media } = this.model();
    const can = this.abilities();
    const chosen = can?.sides.find((one) => one === sides);
    return {
      // One is a choice, too: what the field shows is what comes out.
      ...(can !== null && can.copies > 1 ? { copies } : {}),
      ...(chosen === undefined ? {} : { sides: chosen }),
      ...(can?.media.includes(media) ? { media } : {}),
    };
  }
}
