import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { UserStatus } from '@picolo/contracts';
import { ChipComponent } from '@picolo/ui';
import { Texts } from '../../../platform/texts';

@Component({
  selector: 'app-user-state',
  imports: [ChipComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<ui-chip dot [tone]="status() === 'active' ? 'success' : 'danger'">{{ label() }}</ui-chip>`,
})
export class UserStateComponent {
  readonly status = input.required<UserStatus>();
  private readonly t = inject(Texts).t;
  protected readonly label = computed(() => this.t(`userStatus.${this.status()}`));
}
