import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { PageHeadComponent } from '../../../platform/page-head.component';
import { Texts } from '../../../platform/texts';
import { CredentialsComponent } from '../components/credentials.component';
import { DevicesComponent } from '../components/devices.component';
import { SecondFactorComponent } from '../components/second-factor.component';

/** One's own sign-in: where one is signed in, and the second step (ID-7). */
@Component({
  selector: 'app-account',
  imports: [CredentialsComponent, DevicesComponent, PageHeadComponent, SecondFactorComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="page page__narrow">
      <app-page-head [title]="t('myAccount.title')" [lead]="t('myAccount.lead')" />
      <app-credentials />
      <app-second-factor />
      <app-devices />
    </div>
  `,
})
export class AccountPage {
  protected readonly t = inject(Texts).t;
}
