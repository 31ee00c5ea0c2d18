import { type DashboardView, formatCents, formatDecimal } from '@picolo/contracts';
import type { Texts } from '../../../platform/texts';

/** One figure of the dashboard and the list of what it counts. */
export interface Tile {
  readonly icon: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly label: string;
  readonly figure: string;
  readonly detail: string;
  readonly tone?: 'warning' | 'danger';
}

/** The figures of what somebody may read, in the order of their urgency. */
export function tilesOf({ orders, invoices, stock }: DashboardView, texts: Texts): readonly Tile[] {
  const { t, n } = texts;
  const language = texts.language();
  const money = (cents: number): string => formatCents(cents, language);
  const count = (figure: number): string => formatDecimal(figure, 0, language);
  const toned = (figure: number, tone: 'warning' | 'danger'): Pick<Tile, 'tone'> => (figure > 0 ? { tone } : {});
  const tiles: readonly (Tile | null)[] = [
    orders && {
      ...{ icon: 'orders', path: '/orders', label: t('dashboard.ordersToday') },
      ...{ figure: count(orders.today), detail: money(orders.todayCents) },
    },
    orders && {
      ...{ icon: 'count', path: '/orders', query: { status: 'pending' }, label: t('dashboard.toProcess') },
      ...{ figure: count(orders.pending), detail: n('dashboard.processing', orders.processing) },
    },
    invoices && {
      ...{ icon: 'invoices', path: '/invoices', query: { due: 'unpaid' }, label: t('dashboard.unpaid') },
      ...{ figure: money(invoices.unpaidCents), detail: n('dashboard.unpaidCount', invoices.unpaid) },
    },
    invoices && {
      ...{ icon: 'bell', path: '/invoices', query: { due: 'overdue' }, label: t('dashboard.overdue') },
      ...{ figure: money(invoices.overdueCents), detail: n('dashboard.unpaidCount', invoices.overdue) },
      ...toned(invoices.overdue, 'danger'),
    },
    stock && {
      ...{ icon: 'stock', path: '/stock', query: { state: 'low' }, label: t('dashboard.low') },
      ...{ figure: count(stock.low), detail: t('dashboard.lowDetail'), ...toned(stock.low, 'warning') },
    },
    stock && {
      ...{ icon: 'products', path: '/stock', label: t('dashboard.worth') },
      ...{ figure: money(stock.worthCents), detail: t('dashboard.worthDetail') },
    },
  ];
  return tiles.filter((tile) => tile !== null);
}
