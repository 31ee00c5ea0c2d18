import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { keyByBody } from '@picolo/client';
import {
  type Credit,
  type CreditChoice,
  type InvoiceView,
  creditOf,
  issueCreditNote,
  toJsonNumber,
} from '@picolo/contracts';
import {
  DecimalInputComponent,
  FieldComponent,
  InputDirective,
  MoneyPipe,
  NoticeComponent,
  QuantityPipe,
  VatRatePipe,
} from '@picolo/ui';
import { Api, attempt } from '@picolo/web';
import { Texts } from '../../../platform/texts';
import { creditableOfView, toInput } from '../data/credit-choice';
import { IssueDialogComponent } from './issue-dialog.component';

type Way = 'rest' | 'lines' | 'amounts';
const WAYS: readonly Way[] = ['rest', 'lines', 'amounts'];
const SCALE = 4;

/** A credit note by hand: everything that is left, some of the lines, or an amount per rate; its total is shown before. */
@Component({
  selector: 'app-credit-dialog',
  imports: [
    DecimalInputComponent,
    FieldComponent,
    InputDirective,
    IssueDialogComponent,
    MoneyPipe,
    NoticeComponent,
    QuantityPipe,
    VatRatePipe,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <app-issue-dialog
      look="wide"
      [title]="t('credit.title', { number: invoice().number })"
      [text]="t('credit.text')"
      [action]="t('credit.do')"
      [ready]="preview() !== null"
      [sending]="sending"
      (sent)="send()"
      (closed)="closed.emit()"
    >
      <fieldset>
        <legend class="ui-visually-hidden">{{ t('credit.way') }}</legend>
        <div class="ui-segments">
          @for (one of ways; track one) {
            <label>
              <input type="radio" name="credit-way" [checked]="way() === one" (change)="way.set(one)" />
              {{ t(wayKey(one)) }}
            </label>
          }
        </div>
      </fieldset>
      @switch (way()) {
        @case ('lines') {
          @for (line of lines(); track line.line) {
            <ui-field [label]="line.name" [help]="t('credit.left', { quantity: (json(line.left) | quantity) })">
              <ui-decimal-input
                [scale]="4"
                [unit]="line.unit"
                [value]="quantities()[line.line] ?? null"
                (valueChange)="setQuantity(line.line, $event)"
              />
            </ui-field>
          }
        }
        @case ('amounts') {
          @for (rate of rates(); track rate.vatRate) {
            <ui-field
              [label]="t('credit.amountAt', { rate: (rate.vatRate | vatRate) })"
              [help]="t('credit.leftAmount', { amount: (rate.left | money) })"
            >
              <ui-decimal-input
                unit="€"
                [scale]="2"
                [minDecimals]="2"
                [value]="amounts()[rate.vatRate] ?? null"
                (valueChange)="setAmount(rate.vatRate, $event)"
              />
            </ui-field>
          }
        }
      }
      <ui-field optional [label]="t('credit.reason')" [help]="t('credit.reasonHelp')">
        <input #why uiInput maxlength="200" [value]="reason()" (input)="reason.set(why.value)" />
      </ui-field>
      <ng-container after>
        @if (preview(); as credit) {
          <ui-notice tone="info">
            {{
              t('credit.total', { gross: (credit.gross | money), net: (credit.net | money), vat: (credit.vat | money) })
            }}
          </ui-notice>
        } @else if (tooMuch()) {
          <ui-notice tone="danger">{{ t('credit.tooMuch') }}</ui-notice>
        }
      </ng-container>
    </app-issue-dialog>
  `,
})
export class CreditDialogComponent {
  readonly invoice = input.required<InvoiceView>();
  readonly closed = output();
  readonly issued = output<InvoiceView>();

  protected readonly t = inject(Texts).t;
  private readonly api = inject(Api);
  private readonly keyOf = keyByBody();
  protected readonly ways = WAYS;
  protected readonly way = signal<Way>('rest');
  protected readonly reason = signal('');
  protected readonly sending = attempt();
  private readonly creditable = computed(() => creditableOfView(this.invoice()));
  protected readonly quantities = signal<Readonly<Record<number, number | null>>>({});
  protected readonly amounts = signal<Readonly<Record<number, number | null>>>({});

  protected readonly lines = computed(() =>
    this.creditable()
      .lines.map(({ name, quantity, creditedQuantity }, index) => ({
        ...{ line: index + 1, name, left: quantity - creditedQuantity },
        unit: this.invoice().lines[index]?.unit ?? '',
      }))
      .filter(({ left }) => left > 0),
  );
  protected readonly rates = computed(() =>
    this.creditable()
      .rates.map(({ vatRate, base, creditedBase }) => ({ vatRate, left: base - creditedBase }))
      .filter(({ left }) => left > 0),
  );
  private readonly choice = computed<CreditChoice | null>(() => {
    if (this.way() === 'rest') return { rest: true };
    if (this.way() === 'lines') {
      const lines = filled(this.quantities()).map(([line, quantity]) => ({ line, quantity }));
      return lines.length > 0 ? { lines } : null;
    }
    const amounts = filled(this.amounts()).map(([vatRate, net]) => ({ vatRate, net }));
    return amounts.length > 0 ? { amounts } : null;
  });
  protected readonly preview = computed<Credit | null>(() => {
    const choice = this.choice();
    try {
      const credit = choice === null ? null : creditOf(this.creditable(), choice);
      return credit !== null && credit.lines.length > 0 ? credit : null;
    } catch {
      return null;
    }
  });
  protected readonly tooMuch = computed(() => this.choice() !== null && this.preview() === null);

  protected wayKey(way: Way): `credit.ways.${Way}` {
    return `credit.ways.${way}`;
  }

  protected json(quantity: number): number {
    return toJsonNumber(quantity, SCALE);
  }

  protected setQuantity(line: number, quantity: number | null): void {
    this.quantities.update((all) => ({ ...all, [line]: quantity }));
  }

  protected setAmount(vatRate: number, cents: number | null): void {
    this.amounts.update((all) => ({ ...all, [vatRate]: cents }));
  }

  protected async send(): Promise<void> {
    const choice = this.choice();
    if (choice === null) return;
    const [params, body] = [{ id: this.invoice().id }, toInput(choice, this.reason().trim())];
    const done = await this.sending.run(async () => {
      this.issued.emit(await this.api.call(issueCreditNote, { params, body, idempotencyKey: this.keyOf(body) }));
    });
    if (done) this.closed.emit();
  }
}

/** Entries that hold something, by number. */
function filled(values: Readonly<Record<number, number | null>>): [number, number][] {
  return Object.entries(values).flatMap(([key, value]) => (value !== null && value > 0 ? [[Number(key), value]] : []));
}
