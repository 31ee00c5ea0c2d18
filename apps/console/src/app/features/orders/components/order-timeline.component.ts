import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { OrderStatus, OrderStepView } from '@picolo/contracts';
import {
  CardComponent,
  TimelineComponent,
  TimelineItemComponent,
  type Tone,
  Ticker,
  UI_LANGUAGE,
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
  private readonly ticker = inject(Ticker);
  protected readonly t = this.texts.t;

  protected readonly steps = computed(() =>
    [...this.history()].reverse().map((step) => {
      const when = formatRelative(step.at, this.language(), this.ticker.now());
      return {
        key: `${step.to}-${step.at}`,
        tone: TONES[step.to],
        title: this.t(step.from === null ? 'order.placed' : `orderStatus.${step.to}`),
        meta: step.by ? `${step.by} · ${when}` : when,
        note: step.note,
      };
    }),
  );
}
