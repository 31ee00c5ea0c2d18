import { ChangeDetectionStrategy, Component, booleanAttribute, computed, inject, input } from '@angular/core';
import { IconComponent } from '../icon/icon.component';
import { UI_TEXTS } from '../text/ui-texts';

export type ButtonVariant = 'primary' | 'secondary' | 'soft' | 'ghost' | 'danger' | 'danger-ghost';
export type ControlSize = 'small' | 'medium' | 'large';

/** A native button or link with Picolo's look: `<button uiButton variant="primary" icon="plus">…</button>`. */
@Component({
  // A native element keeps keyboard, form and link behaviour.
  selector: 'button[uiButton], a[uiButton]',
  imports: [IconComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: {
    '[class]': 'classes()',
    '[attr.aria-busy]': 'busy() ? "true" : null',
    '[attr.aria-disabled]': 'busy() ? "true" : null',
    '(click)': 'holdWhileBusy($event)',
  },
  template: `
    @if (busy()) {
      <span class="ui-spinner" aria-hidden="true"></span>
      <span class="ui-visually-hidden">{{ texts().loading }}</span>
    } @else if (icon()) {
      <ui-icon [name]="icon()" [size]="size() === 'small' ? 16 : 18" />
    }
    <ng-content />
  `,
})
export class ButtonComponent {
  readonly variant = input<ButtonVariant>('secondary');
  readonly size = input<ControlSize>('medium');
  readonly icon = input('');
  readonly full = input(false, { transform: booleanAttribute });
  /** Work under way: the button says so and takes no second click, but keeps the focus. */
  readonly busy = input(false, { transform: booleanAttribute });

  protected readonly texts = inject(UI_TEXTS);
  protected readonly classes = computed(() =>
    [
      'ui-button',
      this.variant() === 'secondary' ? '' : `ui-button--${this.variant()}`,
      this.size() === 'medium' ? '' : `ui-button--${this.size()}`,
      this.full() ? 'ui-button--full' : '',
    ]
      .filter(Boolean)
      .join(' '),
  );

  protected holdWhileBusy(event: Event): void {
    if (!this.busy()) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }
}
