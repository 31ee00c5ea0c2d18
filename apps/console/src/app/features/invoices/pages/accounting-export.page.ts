import { ChangeDetectionStrategy, Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { type AccountingPeriod, accountingTotals, exportEntries, url } from '@picolo/contracts';
import { ButtonComponent, CardComponent, CountPipe, FieldComponent, InputDirective, MoneyPipe } from '@picolo/ui';
import { Api, loaded } from '@picolo/web';
import { LoadStateComponent } from '../../../platform/load-state.component';
import { PageHeadComponent } from '../../../platform/page-head.component';
import { Texts } from '../../../platform/texts';

const dayOf = (date: Date): string => new Intl.DateTimeFormat('en-CA').format(date);

/** Whole months or the year so far, by the calendar of who looks. */
const periods = {
  month: (now: Date): AccountingPeriod => ({
    from: dayOf(new Date(now.getFullYear(), now.getMonth(), 1)),
    to: dayOf(new Date(now.getFullYear(), now.getMonth() + 1, 0)),
  }),
  lastMonth: (now: Date): AccountingPeriod => ({
    from: dayOf(new Date(now.getFullYear(), now.getMonth() - 1, 1)),
    to: dayOf(new Date(now.getFullYear(), now.getMonth(), 0)),
  }),
  year: (now: Date): AccountingPeriod => ({
    from: dayOf(new Date(now.getFullYear(), 0, 1)),
    to: dayOf(new Date(now.getFullYear(), 11, 31)),
  }),
} as const;
const longestDays = 366;
const dayMs = 86_400_000;

/** Entries of a period for the accountant: what the file will hold, by account, then the file. */
@Component({
  selector: 'app-accounting-export',
  imports: [
    ButtonComponent,
    CardComponent,
    CountPipe,
    FieldComponent,
    InputDirective,
    LoadStateComponent,
    MoneyPipe,
    PageHeadComponent,
  ],
  host: { class: 'page' },
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './accounting-export.page.html',
  styles: `
    .period {
      display: flex;
      flex-wrap: wrap;
      gap: 12px;
      align-items: end;
    }
    tfoot th,
    tfoot td {
      border-top: 1px solid var(--color-border);
      font-weight: 600;
    }
  `,
})
export class AccountingExportPage {
  private readonly api = inject(Api);
  protected readonly t = inject(Texts).t;
  protected readonly choices = [
    { name: 'month', label: 'accounting.month' },
    { name: 'lastMonth', label: 'accounting.lastMonth' },
    { name: 'year', label: 'accounting.year' },
  ] as const;
  protected readonly journals = { VE: 'accounting.VE', BQ: 'accounting.BQ' } as const;
  protected readonly period = signal<AccountingPeriod>(periods.month(new Date()));
  protected readonly valid = computed(() => {
    const { from, to } = this.period();
    const days = (Date.parse(to) - Date.parse(from)) / dayMs;
    return days >= 0 && days < longestDays;
  });
  protected readonly totals = loaded(() => this.api.request(accountingTotals, { query: this.period() }));
  protected readonly file = computed(() => url(exportEntries, undefined, { ...this.period() }));
  protected readonly balanced = computed(() => {
    const totals = this.totals.value();
    return totals?.debitCents === totals?.creditCents;
  });

  constructor() {
    let first = true;
    effect(() => {
      const valid = this.valid();
      this.period();
      if (first) first = false;
      else if (valid) {
        untracked(() => {
          this.totals.reload();
        });
      }
    });
  }

  protected choose(name: keyof typeof periods): void {
    this.period.set(periods[name](new Date()));
  }

  protected change(part: Partial<AccountingPeriod>): void {
    this.period.update((period) => ({ ...period, ...part }));
  }
}
