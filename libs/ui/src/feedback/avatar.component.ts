import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';

/** Initials of a person or company; the full name stands beside it, so it is decorative. */
@Component({
  selector: 'ui-avatar',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<span class="ui-avatar" aria-hidden="true" [style.--avatar-size]="size() + 'px'">{{ initials() }}</span>`,
})
export class AvatarComponent {
  readonly name = input.required<string>();
  /** Side in px. */
  readonly size = input(32);

  protected readonly initials = computed(() => {
    const words = this.name()
      .split(/[\s'’.@_-]+/u)
      .filter((word) => /^\p{L}/u.test(word));
    const first = words[0]?.[0] ?? '?';
    const last = words.length > 1 ? (words[words.length - 1]?.[0] ?? '') : '';
    return (first + last).toLocaleUpperCase();
  });
}
