import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { OrderStatus, OrderView } from '@picolo/contracts';
import { IconComponent, MomentPipe } from '@picolo/ui';
import { Texts } from '../../../platform/texts';

const WAY: readonly OrderStatus[] = ['pending', 'processing', 'processed', 'shipped', 'delivered'];

interface Step {
  readonly status: OrderStatus;
  /** When it was reached; null: still to come. */
  readonly at: string | null;
  readonly note: string | null;
  readonly current: boolean;
  readonly ending: boolean;
}

/** The way of an order: the steps it took with their time, and those still to come. */
@Component({
  selector: 'app-order-progress',
  imports: [IconComponent, MomentPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ol role="list" class="steps">
      @for (step of steps(); track step.status) {
        <li
          class="step"
          [class.step--done]="step.at"
          [class.step--current]="step.current"
          [class.step--ending]="step.ending"
          [attr.aria-current]="step.current ? 'step' : null"
        >
          <span class="step__mark" aria-hidden="true">
            @if (step.at) {
              <ui-icon [name]="step.ending ? 'close' : 'check'" [size]="14" />
            }
          </span>
          <span class="step__words">
            <span class="step__name">{{ name(step.status) }}</span>
            <span class="step__time">{{ step.at ? (step.at | moment) : t('order.toCome') }}</span>
            @if (step.note) {
              <span class="step__note">{{ step.note }}</span>
            }
          </span>
        </li>
      }
    </ol>
  `,
})
export class OrderProgressComponent {
  readonly order = input.required<OrderView>();

  private readonly texts = inject(Texts);
  protected readonly t = this.texts.t;

  protected readonly steps = computed<readonly Step[]>(() => {
    const { history, status } = this.order();
    const taken = history
      .filter(({ kind, from, to }) => kind === 'moved' && from !== to)
      .map(({ to, at, note }) => ({
        status: to,
        at,
        note,
        current: to === status,
        ending: to === 'cancelled' || to === 'returned',
      }));
    const reached = WAY.indexOf(status);
    const ahead = reached === -1 ? [] : WAY.slice(reached + 1);
    return [...taken, ...ahead.map((to) => ({ status: to, at: null, note: null, current: false, ending: false }))];
  });

  protected name(status: OrderStatus): string {
    return this.t(`order.step.${status}`);
  }
}
