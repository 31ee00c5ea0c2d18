import { ChangeDetectionStrategy, Component, booleanAttribute, computed, input } from '@angular/core';
import { IconComponent } from '../icon/icon.component';

/** Entry of a menu, on a native button or link; `checked` makes it one choice of several. */
@Component({
  selector: 'button[uiMenuItem], a[uiMenuItem]',
  imports: [IconComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: {
    tabindex: '-1',
    '[class]': 'classes()',
    '[attr.role]': "checked() === undefined ? 'menuitem' : 'menuitemradio'",
    '[attr.aria-checked]': 'checked()',
  },
  template: `
    @if (icon()) {
      <ui-icon [name]="icon()" [size]="16" />
    }
    <span class="ui-grow"><ng-content /></span>
    @if (checked()) {
      <ui-icon name="check" [size]="16" />
    }
  `,
})
export class MenuItemComponent {
  readonly icon = input('');
  readonly danger = input(false, { transform: booleanAttribute });
  readonly checked = input<boolean | undefined>(undefined);
  protected readonly classes = computed(() =>
    this.danger() ? 'ui-menu__item ui-menu__item--danger' : 'ui-menu__item',
  );
}
