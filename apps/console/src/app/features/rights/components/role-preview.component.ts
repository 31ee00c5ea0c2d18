import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { Permission } from '@picolo/contracts';
import { ChipComponent, IconComponent, NoticeComponent } from '@picolo/ui';
import { Texts } from '../../../platform/texts';
import { PLACES, isOpen } from '../../../shell/places';
import { PERMISSION_GROUPS } from '../data/permission-groups';

/** What somebody with these rights finds: the menu as they see it, and what they can do. Nobody is impersonated. */
@Component({
  selector: 'app-role-preview',
  imports: [ChipComponent, IconComponent, NoticeComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="ui-stack">
      @if (client()) {
        <ui-notice>{{ t('roles.previewClient') }}</ui-notice>
      } @else {
        <section>
          <h3>{{ t('roles.previewMenu') }}</h3>
          @for (group of menu(); track group.label) {
            <p class="label">{{ t(group.label) }}</p>
            <ul role="list" class="menu">
              @for (place of group.places; track place.path) {
                <li><ui-icon [name]="place.icon" [size]="16" />{{ t(place.label) }}</li>
              }
            </ul>
          } @empty {
            <p class="ui-muted">{{ t('roles.previewNoMenu') }}</p>
          }
        </section>
      }
      <section>
        <h3>{{ t('roles.previewActs') }}</h3>
        @for (group of acts(); track group.id) {
          <p class="label">{{ group.title }}</p>
          <p class="chips">
            @for (permission of group.permissions; track permission) {
              <ui-chip tone="accent">{{ name(permission) }}</ui-chip>
            }
          </p>
        } @empty {
          <p class="ui-muted">{{ t('roles.previewNothing') }}</p>
        }
      </section>
    </div>
  `,
  styles: `
    h3 {
      font-size: var(--p-text-14);
    }
    .label {
      margin: 10px 0 4px;
      color: var(--color-text-subtle);
      font-size: var(--p-text-12);
    }
    .menu {
      display: flex;
      flex-direction: column;
      gap: 2px;
      list-style: none;
    }
    .menu li {
      display: flex;
      gap: 10px;
      align-items: center;
      padding: 6px 10px;
      border-radius: var(--radius);
      background: var(--color-surface-hover);
      font-weight: 500;
    }
    .chips {
      display: flex;
      flex-wrap: wrap;
      gap: 6px;
    }
  `,
})
export class RolePreviewComponent {
  readonly held = input.required<ReadonlySet<Permission>>();
  /** The console is closed to clients, whatever their role. */
  readonly client = input(false);

  protected readonly t = inject(Texts).t;
  protected readonly name = (permission: Permission): string => this.t(`permission.${permission}`);
  protected readonly menu = computed(() =>
    PLACES.map((group) => ({
      ...group,
      places: group.places.filter((place) => isOpen(place, (permission) => this.held().has(permission))),
    })).filter(({ places }) => places.length > 0),
  );
  protected readonly acts = computed(() =>
    PERMISSION_GROUPS.map((group) => ({
      id: group.id,
      title: this.t(`permissionGroup.${group.id}`),
      permissions: group.permissions.filter((permission) => this.held().has(permission)),
    })).filter((group) => group.permissions.length > 0),
  );
}
