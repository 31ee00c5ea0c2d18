import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { type OrderStatus, type OrderStepView, formatQuantity, fromJsonNumber } from '@picolo/contracts';
import {
  CardComponent,
  TimelineComponent,
  TimelineItemComponent,
  type Tone,
  Ticker,
  UI_LANGUAGE,
  UI_TIME_ZONE,
  formatRelative,
} from '@picolo/ui';
import { Texts } from '../../../platform/texts';

const TONES: Readonly<Record<OrderStatus, Tone>> = {
  pending: 'neutral',
  processing: 'accent',
  processed: 'accent',
  shipped: 'accent',
  delivered: 'success',
  cancelled: 'danger',
  returned: 'danger',
};

/** What happened to the order, newest first: who, what, when. */
@Component({
  selector: 'app-order-timeline',
  imports: [CardComponent, TimelineComponent, TimelineItemComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ui-card [title]="t('order.timeline')">
      <ol uiTimeline>
        @for (step of steps(); track step.key) {
          <li uiTimelineItem [tone]="step.tone" [title]="step.title" [meta]="step.meta">
            @if (step.note) {
              <p class="ui-small ui-prewrap note">{{ step.note }}</p>
            }
            @for (line of step.lines; track $index) {
              <p class="ui-small ui-muted ui-prewrap note">{{ line }}</p>
            }
          </li>
        }
      </ol>
    </ui-card>
  `,
  styles: `
    .note {
      margin-top: 4px;
    }
  `,
})
export class OrderTimelineComponent {
  readonly history = input.required<readonly OrderStepView[]>();

  private readonly texts = inject(Texts);
  private readonly language = inject(UI_LANGUAGE);
  private readonly zone = inject(UI_TIME_ZONE);
  private readonly ticker = inject(Ticker);
  protected readonly t = this.texts.t;

  protected readonly steps = computed(() =>
    [...this.history()].reverse().map((step, index) => {
      const when = formatRelative(step.at, this.language(), this.zone(), this.ticker.now());
      return {
        key: `${step.kind}-${step.at}-${String(index)}`,
        tone: toneOf(step),
        title: this.titleOf(step),
        meta: step.by ? `${step.by} · ${when}` : when,
        note: step.note,
        lines: this.linesOf(step),
      };
    }),
  );

  private titleOf({ kind, from, to }: OrderStepView): string {
    if (kind !== 'moved') return this.t(`order.steps.${kind}`);
    if (from === null) return this.t('order.placed');
    return this.t(from === to ? 'order.steps.lines-returned' : `orderStatus.${to}`);
  }

  private linesOf({ kind, details }: OrderStepView): readonly string[] {
    if (details === null) return [];
    if (kind === 'internal-note') {
      const nothing = this.t('order.steps.nothing');
      return [
        this.t('order.steps.before', { text: details.before ?? nothing }),
        this.t('order.steps.after', { text: details.after ?? nothing }),
      ];
    }
    const fields = (details.fields ?? []) as readonly ('note' | 'delivery' | 'purchaseOrder')[];
    return [
      ...(details.lines ?? []).map(({ name, before, after }) =>
        this.t('order.steps.line', { name, before: this.amount(before), after: this.amount(after) }),
      ),
      ...fields.map((field) => this.t(`order.steps.${field}`)),
    ];
  }

  private amount(quantity: number | null): string {
    return formatQuantity(fromJsonNumber(quantity ?? 0, 4) ?? 0, this.language());
  }
}

const toneOf = ({ kind, to }: OrderStepView): Tone => {
  if (kind === 'moved') return TONES[to];
  if (kind === 'change-requested') return 'warning';
  return kind === 'request-refused' ? 'danger' : 'neutral';
};
