import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { Tone } from './chip.component';

/** List of what happened, newest first or oldest first as the page decides. */
@Component({
  selector: 'ol[uiTimeline]',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'ui-timeline', role: 'list' },
  template: `<ng-content />`,
})
export class TimelineComponent {}

/** One event: title, then who and when; details are its content. */
@Component({
  selector: 'li[uiTimelineItem]',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '[class]': 'classes()' },
  template: `
    <p class="ui-timeline__title">{{ title() }}</p>
    @if (meta()) {
      <p class="ui-timeline__meta">{{ meta() }}</p>
    }
    <ng-content />
  `,
})
export class TimelineItemComponent {
  readonly title = input.required<string>();
  readonly meta = input('');
  readonly tone = input<Tone>('neutral');
  protected readonly classes = computed(() => `ui-timeline__item ui-timeline__item--${this.tone()}`);
}
