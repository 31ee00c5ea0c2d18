import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  type ChartConfiguration,
  type ChartDataset,
  Filler,
  Legend,
  LineController,
  LineElement,
  LinearScale,
  PointElement,
  type ScaleOptions,
  Tooltip,
} from 'chart.js';
import type { NumberLocale } from '@picolo/contracts';
import { type ChartKind, type ChartSeries, type ChartUnit, figureText, labelText, tickText } from './chart-figures';

/* Loaded when a chart is on the screen, never with a page: this file alone knows the chart library. */
Chart.register(
  ...[BarController, BarElement, CategoryScale, Filler, Legend, LineController, LineElement, LinearScale],
  ...[PointElement, Tooltip],
);

/** Colours as the browser resolved them from the tokens, for the theme of the moment. */
export interface ChartPaint {
  readonly series: readonly string[];
  readonly grid: string;
  readonly text: string;
  readonly surface: string;
  readonly raised: string;
  readonly strong: string;
  readonly font: string;
  /** Milliseconds; 0 where the person asked for no motion. */
  readonly motion: number;
}

export interface ChartPicture {
  readonly kind: ChartKind;
  readonly labels: readonly string[];
  readonly series: readonly ChartSeries[];
  /** A level that stays until it changes: drawn in steps. */
  readonly stepped: boolean;
  readonly language: NumberLocale;
}

type Mixed = 'bar' | 'line';

/** Draws on the canvas; answers how to redraw and how to end. */
export function draw(canvas: HTMLCanvasElement, picture: ChartPicture, paint: ChartPaint): Drawing {
  return new Drawing(new Chart<Mixed, (number | null)[]>(canvas, configuration(picture, paint)));
}

export class Drawing {
  constructor(private readonly chart: Chart<Mixed, (number | null)[]>) {}

  redraw(picture: ChartPicture, paint: ChartPaint): void {
    const { data, options } = configuration(picture, paint);
    this.chart.data = data;
    this.chart.options = options ?? {};
    this.chart.update();
  }

  end(): void {
    this.chart.destroy();
  }
}

function configuration(picture: ChartPicture, paint: ChartPaint): ChartConfiguration<Mixed, (number | null)[]> {
  const units = [...new Set(picture.series.map(({ unit }) => unit))];
  return {
    type: picture.kind,
    data: {
      labels: picture.labels.map((label) => labelText(label, picture.language)),
      datasets: picture.series.map((series, index) => dataset(picture, series, units, paint, index)),
    },
    options: {
      responsive: true,
      maintainAspectRatio: false,
      animation: paint.motion === 0 ? false : { duration: paint.motion },
      interaction: { mode: 'index', intersect: false },
      color: paint.text,
      font: { family: paint.font, size: 12 },
      scales: scales(picture, units, paint),
      plugins: { legend: legend(picture, paint), tooltip: tooltip(picture, paint) },
    },
  };
}

function dataset(
  picture: ChartPicture,
  series: ChartSeries,
  units: readonly ChartUnit[],
  paint: ChartPaint,
  index: number,
): ChartDataset<Mixed, (number | null)[]> {
  const colour = paint.series[index % paint.series.length] ?? paint.text;
  const kind = series.kind ?? picture.kind;
  const common = { label: series.name, data: [...series.values], yAxisID: axisOf(units.indexOf(series.unit)) };
  if (kind === 'bar') {
    return { type: 'bar', ...common, backgroundColor: colour, borderRadius: 4, maxBarThickness: 40, order: 2 };
  }
  return {
    type: 'line',
    ...common,
    ...{ borderColor: colour, backgroundColor: translucent(colour), borderWidth: 2, order: 1 },
    ...{ fill: picture.series.length === 1, stepped: picture.stepped, tension: 0, spanGaps: true },
    ...{ pointRadius: series.values.length > 40 ? 0 : 2, pointHoverRadius: 5, pointBackgroundColor: colour },
  };
}

const axisOf = (index: number): string => (index <= 0 ? 'y' : `y${String(index)}`);

/** `rgb(18, 112, 109)` → `rgba(18, 112, 109, 0.12)`; what the browser writes otherwise is left out. */
const translucent = (colour: string): string => {
  const parts = /^rgb\((.+)\)$/u.exec(colour)?.[1];
  return parts === undefined ? 'transparent' : `rgba(${parts}, 0.12)`;
};

function scales(
  picture: ChartPicture,
  units: readonly ChartUnit[],
  paint: ChartPaint,
): Record<string, ScaleOptions<'linear' | 'category'>> {
  const ticks = { color: paint.text, font: { family: paint.font, size: 12 } };
  const axes: Record<string, ScaleOptions<'linear' | 'category'>> = {
    x: {
      type: 'category',
      grid: { display: false },
      border: { color: paint.grid },
      ticks: { ...ticks, maxRotation: 0, autoSkip: true, autoSkipPadding: 24 },
    },
  };
  units.forEach((unit, index) => {
    axes[axisOf(index)] = {
      type: 'linear',
      position: index === 0 ? 'left' : 'right',
      beginAtZero: true,
      grid: { color: paint.grid, drawOnChartArea: index === 0 },
      border: { display: false },
      ticks: {
        ...ticks,
        maxTicksLimit: 6,
        ...(unit === 'count' ? { precision: 0 } : {}),
        callback: (value) => tickText(Number(value), unit, picture.language),
      },
    };
  });
  return axes;
}

function legend(picture: ChartPicture, paint: ChartPaint) {
  return {
    display: picture.series.length > 1,
    position: 'top' as const,
    align: 'start' as const,
    labels: { color: paint.text, boxWidth: 12, boxHeight: 12, font: { family: paint.font, size: 12 } },
  };
}

function tooltip(picture: ChartPicture, paint: ChartPaint) {
  return {
    backgroundColor: paint.raised,
    borderColor: paint.grid,
    borderWidth: 1,
    titleColor: paint.strong,
    bodyColor: paint.strong,
    padding: 10,
    titleFont: { family: paint.font, size: 12, weight: 600 },
    bodyFont: { family: paint.font, size: 12 },
    callbacks: {
      label: (item: { readonly datasetIndex: number; readonly dataIndex: number }): string => {
        const series = picture.series[item.datasetIndex];
        if (series === undefined) return '';
        return ` ${series.name} · ${figureText(series.values[item.dataIndex], series, picture.language)}`;
      },
    },
  };
}
