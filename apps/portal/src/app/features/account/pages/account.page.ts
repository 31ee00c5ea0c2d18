import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { Session } from '@picolo/web';
import { Texts } from '../../../platform/texts';
import { StaffNoticeComponent } from '../components/staff-notice.component';
import { VerifyBannerComponent } from '../components/verify-banner.component';

/** Frame of the account's pages. */
@Component({
  selector: 'app-account',
  imports: [RouterLink, RouterLinkActive, RouterOutlet, StaffNoticeComponent, VerifyBannerComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="page">
      @if (session.can('orders.own')) {
        <nav class="tabs" [attr.aria-label]="t('account.nav')">
          <a routerLink="/account/orders" routerLinkActive="is-here" ariaCurrentWhenActive="page">{{
            t('account.orders')
          }}</a>
          <a routerLink="/account/profile" routerLinkActive="is-here" ariaCurrentWhenActive="page">{{
            t('account.profile')
          }}</a>
          @if (session.can('printing.submit')) {
            <a routerLink="/account/prints" routerLinkActive="is-here" ariaCurrentWhenActive="page">{{
              t('account.prints')
            }}</a>
          }
          <a routerLink="/account/security" routerLinkActive="is-here" ariaCurrentWhenActive="page">{{
            t('account.security')
          }}</a>
          <a routerLink="/account/data" routerLinkActive="is-here" ariaCurrentWhenActive="page">{{
            t('account.data')
          }}</a>
        </nav>
        <app-verify-banner />
        <router-outlet />
      } @else {
        <app-staff-notice [title]="t('orders.staffTitle')" [text]="t('orders.staffText')" />
      }
    </div>
  `,
})
export class AccountPage {
  protected readonly session = inject(Session);
  protected readonly t = inject(Texts).t;
}
