import { ChangeDetectionStrategy, Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { type AccountingPeriod, accountingTotals, dayOf, exportEntries, url } from '@picolo/contracts';
import { ButtonComponent, CardComponent, CountPipe, DayPipe, MoneyPipe, UI_TIME_ZONE } from '@picolo/ui';
import { Api, loaded } from '@picolo/web';
import { RouterLink } from '@angular/router';
import { LoadStateComponent } from '../../../platform/load-state.component';
import { PageHeadComponent } from '../../../platform/page-head.component';
import { type PeriodChange, PeriodFieldsComponent } from '../../../platform/period-fields.component';
import { injectCan } from '../../../platform/rights';
import { Texts } from '../../../platform/texts';

const utcDay = (year: number, month: number, day: number): string =>
  new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10);

/** Whole months or the year of a day of the company's calendar. */
const periodOf = {
  month: (year: number, month: number): AccountingPeriod => ({
    from: utcDay(year, month, 1),
    to: utcDay(year, month + 1, 0),
  }),
  lastMonth: (year: number, month: number): AccountingPeriod => ({
    from: utcDay(year, month - 1, 1),
    to: utcDay(year, month, 0),
  }),
  year: (year: number): AccountingPeriod => ({ from: utcDay(year, 0, 1), to: utcDay(year, 11, 31) }),
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
    DayPipe,
    LoadStateComponent,
    MoneyPipe,
    PageHeadComponent,
    PeriodFieldsComponent,
    RouterLink,
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
    .words {
      margin-top: 12px;
    }
    tfoot th,
    tfoot td {
      font-weight: 600;
    }
    @media (max-width: 640px) {
      tfoot tr {
        border-top: 1px solid var(--color-border);
      }
    }
  `,
})
export class AccountingExportPage {
  private readonly api = inject(Api);
  private readonly zone = inject(UI_TIME_ZONE);
  protected readonly t = inject(Texts).t;
  protected readonly can = injectCan();
  protected readonly choices = [
    { name: 'month', label: 'accounting.month' },
    { name: 'lastMonth', label: 'accounting.lastMonth' },
    { name: 'year', label: 'accounting.year' },
  ] as const;
  protected readonly journals = { VE: 'accounting.VE', BQ: 'accounting.BQ' } as const;
  protected readonly period = signal<AccountingPeriod>(this.periodNow('month'));
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

  protected choose(name: keyof typeof periodOf): void {
    this.period.set(this.periodNow(name));
  }

  private periodNow(name: keyof typeof periodOf): AccountingPeriod {
    const [year = 0, month = 1] = dayOf(new Date(), this.zone()).split('-').map(Number);
    return periodOf[name](year, month - 1);
  }

  protected change({ from, to }: PeriodChange): void {
    this.period.update((period) => ({
      from: from === undefined ? period.from : (from ?? ''),
      to: to === undefined ? period.to : (to ?? ''),
    }));
  }
}
