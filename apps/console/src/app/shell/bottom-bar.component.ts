import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { IconComponent } from '@picolo/ui';
import { injectCan } from '../platform/rights';
import { Texts } from '../platform/texts';
import { PHONE_PLACES, PLACES, isOpen } from './places';

/** The main places at the thumb, on a phone. */
@Component({
  selector: 'app-bottom-bar',
  imports: [RouterLink, RouterLinkActive, IconComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <nav class="bar" [attr.aria-label]="t('nav.main')">
      @for (place of places(); track place.path) {
        <a class="bar__item" ariaCurrentWhenActive="page" routerLinkActive="bar__item--here" [routerLink]="place.path">
          <ui-icon [name]="place.icon" [size]="20" />
          <span>{{ t(place.short ?? place.label) }}</span>
        </a>
      }
      <button
        type="button"
        class="bar__item"
        aria-haspopup="dialog"
        [attr.aria-expanded]="open()"
        (click)="menu.emit()"
      >
        <ui-icon name="menu" [size]="20" />
        <span>{{ t('nav.more') }}</span>
      </button>
    </nav>
  `,
  styles: `
    .bar {
      display: flex;
      border-top: 1px solid var(--color-border);
      background: var(--color-surface);
      padding-bottom: env(safe-area-inset-bottom);
    }
    .bar__item {
      display: flex;
      flex: 1 1 0;
      min-width: 0;
      min-height: 56px;
      flex-direction: column;
      align-items: center;
      justify-content: center;
      gap: 3px;
      padding: 4px 2px;
      border: 0;
      background: transparent;
      color: var(--color-text-muted);
      font-size: 0.6875rem;
      font-weight: 550;
      text-decoration: none;
    }
    .bar__item:focus-visible {
      outline-offset: -3px;
    }
    .bar__item--here {
      color: var(--color-accent);
    }
  `,
})
export class BottomBarComponent {
  readonly open = input.required<boolean>();
  readonly menu = output();

  protected readonly t = inject(Texts).t;
  private readonly can = injectCan();
  protected readonly places = computed(() =>
    PLACES.flatMap((group) => group.places).filter(
      (place) => PHONE_PLACES.includes(place.path) && isOpen(place, this.can),
    ),
  );
}
