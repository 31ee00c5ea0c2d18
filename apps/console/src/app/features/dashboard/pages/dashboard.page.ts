import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type DashboardTrends, type TrendDays, trendDays } from '@picolo/contracts';
import {
  ButtonComponent,
  CardComponent,
  ChartComponent,
  type ChartSeries,
  EmptyStateComponent,
  MoneyPipe,
  RelativePipe,
} from '@picolo/ui';
import { Session } from '@picolo/web';
import { LoadStateComponent } from '../../../platform/load-state.component';
import { PageHeadComponent } from '../../../platform/page-head.component';
import { type TextKey, Texts } from '../../../platform/texts';
import { PrinterStateComponent } from '../../printing/components/printer-state.component';
import { FigureTileComponent } from '../components/figure-tile.component';
import { DashboardStore } from '../data/dashboard.store';
import { tilesOf } from '../data/tiles';

@Component({
  selector: 'app-dashboard',
  imports: [
    ButtonComponent,
    CardComponent,
    ChartComponent,
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

  protected readonly tiles = computed(() => {
    const now = this.store.figures.value();
    return now === null ? [] : tilesOf(now, this.texts);
  });

  protected readonly nothing = computed(() => {
    const now = this.store.figures.value();
    return now !== null && [now.orders, now.stock, now.invoices, now.printing].every((part) => part === null);
  });

  protected readonly business = computed(() => [
    ...this.series('dashboard.ordered', 'orderedCents', { unit: 'cents', kind: 'bar' }),
    ...this.series('dashboard.revenue', 'revenueCents', { unit: 'cents', kind: 'line' }),
  ]);
  protected readonly orders = computed(() => this.series('orders.title', 'orders', { unit: 'count' }));
  protected readonly worth = computed(() => this.series('dashboard.worth', 'stockWorthCents', { unit: 'cents' }));

  /** None for whom may not read what it counts. */
  private series(
    name: TextKey,
    part: Exclude<keyof DashboardTrends, 'days'>,
    look: Pick<ChartSeries, 'unit' | 'kind'>,
  ): readonly ChartSeries[] {
    const values = this.store.trends.value()?.[part] ?? null;
    return values === null ? [] : [{ name: this.t(name), values, ...look }];
  }
}
