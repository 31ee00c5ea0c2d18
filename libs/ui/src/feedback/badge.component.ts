import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';

/** Count on a bell or a tab; nothing at zero, `99+` above. */
@Component({
  selector: 'ui-badge',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (count() > 0) {
      <span class="ui-badge">{{ text() }}</span>
    }
  `,
})
export class BadgeComponent {
  readonly count = input.required<number>();
  protected readonly text = computed(() => (this.count() > 99 ? '99+' : String(this.count())));
}
