import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import type { Permission } from '@picolo/contracts';
import { Texts } from '../../../platform/texts';

/** Rights in words: held, given (+) or taken away (−). */
@Component({
  selector: 'app-permission-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ul role="list">
      @for (permission of added(); track permission) {
        <li class="added">
          <span aria-hidden="true">+</span><span class="ui-visually-hidden">{{ t('roles.given') }}</span>
          {{ name(permission) }}
        </li>
      }
      @for (permission of removed(); track permission) {
        <li class="removed">
          <span aria-hidden="true">−</span><span class="ui-visually-hidden">{{ t('roles.taken') }}</span>
          {{ name(permission) }}
        </li>
      }
    </ul>
  `,
  styles: `
    ul {
      display: flex;
      flex-direction: column;
      gap: 4px;
      list-style: none;
    }
    li {
      display: flex;
      gap: 8px;
      padding: 2px 8px;
      border-radius: var(--radius-small);
      font-size: var(--p-text-13);
    }
    .added {
      background: var(--color-success-soft);
      color: var(--color-on-success-soft);
    }
    .removed {
      background: var(--color-danger-soft);
      color: var(--color-on-danger-soft);
    }
  `,
})
export class PermissionListComponent {
  readonly added = input<readonly Permission[]>([]);
  readonly removed = input<readonly Permission[]>([]);
  protected readonly t = inject(Texts).t;
  protected readonly name = (permission: Permission): string => this.t(`permission.${permission}`);
}
