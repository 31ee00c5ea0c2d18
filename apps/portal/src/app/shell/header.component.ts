import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { Router, RouterLink, RouterLinkActive } from '@angular/router';
import { BadgeComponent, IconComponent, MenuComponent, MenuItemComponent } from '@picolo/ui';
import { Session } from '@picolo/web';
import { Texts } from '../platform/texts';
import { Basket } from '../features/basket/basket.service';
import { Departments } from '../features/catalogue/data/departments.service';
import { BrandComponent } from './brand.component';

/** Brand, search, account, basket and the departments. */
@Component({
  selector: 'app-header',
  imports: [
    RouterLink,
    RouterLinkActive,
    BadgeComponent,
    BrandComponent,
    IconComponent,
    MenuComponent,
    MenuItemComponent,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './header.component.html',
})
export class HeaderComponent {
  private readonly texts = inject(Texts);
  private readonly router = inject(Router);
  protected readonly session = inject(Session);
  protected readonly basket = inject(Basket);
  protected readonly departments = inject(Departments).all;
  protected readonly t = this.texts.t;

  protected readonly basketCount = computed(() => {
    const count = this.basket.count();
    return count === 0 ? '' : this.texts.n('header.basketCount', count);
  });
  protected readonly searched = computed(() => {
    const q: unknown = this.router.lastSuccessfulNavigation()?.finalUrl?.queryParams['q'];
    return typeof q === 'string' ? q : '';
  });

  /** Where signing in leads back to: the page one is on. */
  protected readonly back = computed(() => {
    const path = this.router.lastSuccessfulNavigation()?.finalUrl?.toString() ?? '/';
    return path === '/' || /^\/(sign-in|register)/.test(path) ? {} : { to: path };
  });

  protected search(event: Event, text: string): void {
    event.preventDefault();
    const q = text.trim();
    void this.router.navigate(['/'], { queryParams: q === '' ? {} : { q } });
  }

  /** Pages of the account leave the screen by themselves. */
  protected async signOut(): Promise<void> {
    await this.session.signOut();
  }
}
