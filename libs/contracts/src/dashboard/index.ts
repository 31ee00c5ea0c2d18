import { endpoint } from '../core/endpoint.js';
import type { PrinterState } from '../printing/index.js';

/** How the company stands now. A part is null for whom may not read what it counts. */
export interface DashboardView {
  /** Today in the company's zone, `YYYY-MM-DD`. */
  readonly day: string;
  readonly orders: {
    /** Placed today and not cancelled. */
    readonly today: number;
    readonly todayCents: number;
    readonly pending: number;
    readonly processing: number;
  } | null;
  readonly stock: {
    /** Products at or below their threshold. */
    readonly low: number;
    /** What is on hand at today's prices without VAT. */
    readonly worthCents: number;
  } | null;
  readonly invoices: {
    readonly unpaid: number;
    readonly unpaidCents: number;
    readonly overdue: number;
    readonly overdueCents: number;
  } | null;
  readonly printing: {
    readonly printers: readonly {
      readonly id: number;
      readonly name: string;
      readonly state: PrinterState;
      readonly waiting: number;
    }[];
    /** Jobs that may have been printed and wait for a person's word. */
    readonly undecided: number;
  } | null;
}

export const trendDays = [30, 90] as const;
export type TrendDays = (typeof trendDays)[number];

/** One figure for each day, the oldest first; null for whom may not read what it counts. */
export interface DashboardTrends {
  readonly days: readonly string[];
  /** Orders placed and not cancelled, and their totals with VAT. */
  readonly orders: readonly number[] | null;
  readonly orderedCents: readonly number[] | null;
  /** Invoices less credit notes without VAT, by day of issue. */
  readonly revenueCents: readonly number[] | null;
  /** What was on hand at the end of the day, at today's prices without VAT. */
  readonly stockWorthCents: readonly number[] | null;
}

const ownFigures = { signedIn: 'each sees the figures of what their rights let them read' } as const;

export const getDashboard = endpoint<object, DashboardView>('GET', '/api/dashboard', { access: ownFigures });

export const getDashboardTrends = endpoint<{ query: { days?: TrendDays } }, DashboardTrends>(
  'GET',
  '/api/dashboard/trends',
  { access: ownFigures },
);
