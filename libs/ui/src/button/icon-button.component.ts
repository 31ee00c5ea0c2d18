import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { IconComponent } from '../icon/icon.component';
import type { ButtonVariant, ControlSize } from './button.component';

/** Square button with an icon only; `label` is its name for screen readers and its tooltip. */
@Component({
  selector: 'button[uiIconButton], a[uiIconButton]',
  imports: [IconComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '[class]': 'classes()', '[attr.aria-label]': 'label()', '[attr.title]': 'label()' },
  template: `<ui-icon [name]="icon()" [size]="size() === 'small' ? 16 : 18" /><ng-content />`,
})
export class IconButtonComponent {
  readonly icon = input.required<string>();
  readonly label = input.required<string>();
  readonly variant = input<ButtonVariant>('ghost');
  readonly size = input<ControlSize>('medium');

  protected readonly classes = computed(
    () =>
      `ui-button ui-button--icon ui-button--${this.variant()}${this.size() === 'medium' ? '' : ` ui-button--${this.size()}`}`,
  );
}
