import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type TrendDays, trendDays } from '@picolo/contracts';
import {
  ButtonComponent,
  CardComponent,
  ChartComponent,
  type ChartSeries,
  CountPipe,
  EmptyStateComponent,
  MoneyPipe,
  RelativePipe,
} from '@picolo/ui';
import { Session } from '@picolo/web';
import { LoadStateComponent } from '../../../platform/load-state.component';
import { PageHeadComponent } from '../../../platform/page-head.component';
import { Texts } from '../../../platform/texts';
import { PrinterStateComponent } from '../../printing/components/printer-state.component';
import { FigureTileComponent } from '../components/figure-tile.component';
import { DashboardStore } from '../data/dashboard.store';

@Component({
  selector: 'app-dashboard',
  imports: [
    ButtonComponent,
    CardComponent,
    ChartComponent,
    CountPipe,
    EmptyStateComponent,
    FigureTileComponent,
    LoadStateComponent,
    MoneyPipe,
    PageHeadComponent,
    PrinterStateComponent,
    RelativePipe,
    RouterLink,
  ],
  providers: [DashboardStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './dashboard.page.html',
  styleUrl: './dashboard.page.css',
})
export class DashboardPage {
  protected readonly texts = inject(Texts);
  protected readonly t = this.texts.t;
  protected readonly store = inject(DashboardStore);
  protected readonly periods: readonly TrendDays[] = trendDays;
  private readonly session = inject(Session);

  protected readonly greeting = computed(() => {
    const first = this.session.user()?.name.split(' ')[0] ?? '';
    return this.t('dashboard.hello', { name: first });
  });

  protected readonly nothing = computed(() => {
    const now = this.store.figures.value();
    return now !== null && [now.orders, now.stock, now.invoices, now.printing].every((part) => part === null);
  });

  protected readonly business = computed<readonly ChartSeries[]>(() => {
    const trends = this.store.trends.value();
    if (trends === null) return [];
    const ordered: ChartSeries[] =
      trends.orderedCents === null
        ? []
        : [{ name: this.t('dashboard.ordered'), values: trends.orderedCents, unit: 'cents', kind: 'bar' }];
    const revenue: ChartSeries[] =
      trends.revenueCents === null
        ? []
        : [{ name: this.t('dashboard.revenue'), values: trends.revenueCents, unit: 'cents', kind: 'line' }];
    return [...ordered, ...revenue];
  });

  protected readonly orders = computed<readonly ChartSeries[]>(() => {
    const values = this.store.trends.value()?.orders ?? null;
    return values === null ? [] : [{ name: this.t('orders.title'), values, unit: 'count' }];
  });

  protected readonly worth = computed<readonly ChartSeries[]>(() => {
    const values = this.store.trends.value()?.stockWorthCents ?? null;
    return values === null ? [] : [{ name: this.t('dashboard.worth'), values, unit: 'cents' }];
  });
}
