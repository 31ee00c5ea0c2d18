import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { IconComponent } from '@picolo/ui';
import { injectCan } from '../platform/rights';
import { Texts } from '../platform/texts';
import { PLACES, isOpen } from './places';

/** Navigation in groups; only the places that the user's rights open. */
@Component({
  selector: 'app-nav',
  imports: [RouterLink, RouterLinkActive, IconComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <nav [attr.aria-label]="t('nav.label')">
      @for (group of groups(); track group.label) {
        <div class="nav-group">
          <h2 class="nav-group__label" [class.ui-visually-hidden]="narrow()">{{ t(group.label) }}</h2>
          <ul role="list">
            @for (place of group.places; track place.path) {
              <li>
                <a
                  class="nav-place"
                  ariaCurrentWhenActive="page"
                  routerLinkActive="nav-place--here"
                  [routerLink]="place.path"
                  [attr.title]="narrow() ? t(place.label) : null"
                  (click)="chosen.emit()"
                >
                  <ui-icon [name]="place.icon" [size]="18" />
                  <span [class.ui-visually-hidden]="narrow()">{{ t(place.label) }}</span>
                </a>
              </li>
            }
          </ul>
        </div>
      }
    </nav>
  `,
  styles: `
    .nav-group + .nav-group {
      margin-top: 20px;
    }
    .nav-group__label {
      padding: 0 12px 6px;
      color: var(--color-text-subtle);
      font-size: var(--p-text-12);
      font-weight: 550;
      letter-spacing: 0;
    }
    ul {
      list-style: none;
    }
    .nav-place {
      display: flex;
      align-items: center;
      gap: 10px;
      min-height: 34px;
      padding: 6px 12px;
      border-radius: var(--radius);
      color: var(--color-text-muted);
      font-weight: 500;
      text-decoration: none;
    }
    .nav-place:hover {
      background: var(--color-surface-hover);
      color: var(--color-text);
    }
    .nav-place--here,
    .nav-place--here:hover {
      background: var(--color-accent-soft);
      color: var(--color-on-accent-soft);
    }
    @media (pointer: coarse) {
      .nav-place {
        min-height: 44px;
      }
    }
  `,
})
export class NavComponent {
  /** Icons only. */
  readonly narrow = input(false);
  readonly chosen = output();

  protected readonly t = inject(Texts).t;
  private readonly can = injectCan();
  protected readonly groups = computed(() =>
    PLACES.map((group) => ({ ...group, places: group.places.filter((place) => isOpen(place, this.can)) })).filter(
      (group) => group.places.length > 0,
    ),
  );
}
