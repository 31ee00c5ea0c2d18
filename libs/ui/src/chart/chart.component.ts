import { isPlatformBrowser } from '@angular/common';
import {
  ChangeDetectionStrategy,
  Component,
  DOCUMENT,
  DestroyRef,
  type ElementRef,
  PLATFORM_ID,
  booleanAttribute,
  computed,
  effect,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { ButtonComponent } from '../button/button.component';
import { UI_LANGUAGE, UI_TEXTS } from '../text/ui-texts';
import { Themes } from '../theme.service';
import type { ChartPaint, ChartPicture, Drawing } from './chart-drawing';
import { type ChartKind, type ChartSeries, figureText, labelText } from './chart-figures';

/** Tokens that the series take in turn: told apart in both themes and without colour sight by their lightness. */
const TOKENS = ['accent', 'warning', 'info', 'success', 'danger'];

/**
 * Figures over labels, drawn; behind the picture the same figures as a table, for screen readers always and for everybody
 * by the button. Labels that are days or months follow the language. The chart library is loaded with the first chart.
 */
@Component({
  selector: 'ui-chart',
  imports: [ButtonComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'ui-chart' },
  template: `
    <div class="ui-chart__tools">
      <ng-content />
      <button
        uiButton
        type="button"
        size="small"
        variant="ghost"
        class="ui-chart__toggle"
        [attr.aria-pressed]="asTable()"
        (click)="asTable.set(!asTable())"
      >
        {{ texts().table }}
      </button>
    </div>
    <div class="ui-chart__picture" aria-hidden="true" [hidden]="asTable()" [style.height.px]="height()">
      <canvas #canvas></canvas>
    </div>
    <div
      [class]="asTable() ? 'ui-chart__table ui-table-frame' : 'ui-visually-hidden'"
      [attr.tabindex]="asTable() ? 0 : null"
      [attr.role]="asTable() ? 'group' : null"
      [attr.aria-label]="asTable() ? label() : null"
    >
      <table class="ui-table">
        <caption class="ui-visually-hidden">
          {{
            label()
          }}
        </caption>
        <thead>
          <tr>
            <th scope="col">{{ labelsName() }}</th>
            @for (one of series(); track one.name) {
              <th scope="col" class="ui-num">{{ one.name }}</th>
            }
          </tr>
        </thead>
        <tbody>
          @for (row of rows(); track $index) {
            <tr>
              <th scope="row">{{ row.label }}</th>
              @for (figure of row.figures; track $index) {
                <td class="ui-num">{{ figure }}</td>
              }
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
})
export class ChartComponent {
  readonly kind = input<ChartKind>('line');
  /** Days (`2026-11-20`), months (`2026-11`) or words. */
  readonly labels = input.required<readonly string[]>();
  readonly series = input.required<readonly ChartSeries[]>();
  /** What the chart shows, in a few words. */
  readonly label = input.required<string>();
  /** Head of the first column of the table: "Jour". */
  readonly labelsName = input('');
  readonly height = input(240);
  readonly stepped = input(false, { transform: booleanAttribute });

  protected readonly texts = inject(UI_TEXTS);
  protected readonly asTable = signal(false);
  protected readonly rows = computed(() =>
    this.labels().map((label, at) => ({
      label: labelText(label, this.language()),
      figures: this.series().map((series) => figureText(series.values[at], series, this.language())),
    })),
  );

  private readonly language = inject(UI_LANGUAGE);
  private readonly themes = inject(Themes);
  private readonly document = inject(DOCUMENT);
  private readonly canvas = viewChild.required<ElementRef<HTMLCanvasElement>>('canvas');
  private readonly systemTheme = signal(0);
  private readonly picture = computed<ChartPicture>(() => ({
    kind: this.kind(),
    labels: this.labels(),
    series: this.series(),
    stepped: this.stepped(),
    language: this.language(),
  }));
  private drawing: Promise<Drawing | null> | null = null;
  private ended = false;

  constructor() {
    if (!isPlatformBrowser(inject(PLATFORM_ID))) return;
    this.followSystemTheme();
    effect(() => {
      this.themes.theme();
      this.systemTheme();
      const [canvas, picture] = [this.canvas().nativeElement, this.picture()];
      if (!this.asTable()) void this.show(canvas, picture);
    });
    inject(DestroyRef).onDestroy(() => {
      this.ended = true;
      void this.drawing?.then((drawing) => drawing?.end());
    });
  }

  private async show(canvas: HTMLCanvasElement, picture: ChartPicture): Promise<void> {
    if (this.drawing === null) {
      this.drawing = import('./chart-drawing').then(
        ({ draw }) => (this.ended ? null : draw(canvas, picture, this.paint(canvas))),
        // Offline before the first chart: the table has the figures, and the next change tries again.
        () => (this.drawing = null),
      );
      await this.drawing;
      return;
    }
    const drawing = await this.drawing;
    // The theme is written on the page by an effect of its own: read the colours after it.
    await Promise.resolve();
    if (!this.ended) drawing?.redraw(this.picture(), this.paint(canvas));
  }

  /** A probe resolves the tokens: `light-dark()` means nothing to a canvas. */
  private paint(canvas: HTMLCanvasElement): ChartPaint {
    const window = this.document.defaultView;
    const probe = this.document.createElement('span');
    canvas.parentElement?.append(probe);
    const colour = (token: string): string => {
      probe.style.color = `var(--color-${token})`;
      return window?.getComputedStyle(probe).color ?? '';
    };
    const paint: ChartPaint = {
      series: TOKENS.map(colour),
      grid: colour('border'),
      text: colour('text-muted'),
      strong: colour('text'),
      surface: colour('surface'),
      raised: colour('surface-raised'),
      font: window?.getComputedStyle(probe).fontFamily ?? 'sans-serif',
      motion: window?.matchMedia('(prefers-reduced-motion: reduce)').matches === true ? 0 : 150,
    };
    probe.remove();
    return paint;
  }

  private followSystemTheme(): void {
    const dark = this.document.defaultView?.matchMedia('(prefers-color-scheme: dark)');
    const turn = (): void => this.systemTheme.update((count) => count + 1);
    dark?.addEventListener('change', turn);
    inject(DestroyRef).onDestroy(() => dark?.removeEventListener('change', turn));
  }
}
