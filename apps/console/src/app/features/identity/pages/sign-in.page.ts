import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { FormField, email, form, required } from '@angular/forms/signals';
import { Router, RouterLink } from '@angular/router';
import { setupState } from '@picolo/contracts';
import { Api, Session } from '@picolo/web';
import { submission } from '@picolo/web/forms';
import { ButtonComponent, FieldComponent, FormDirective, InputDirective, NoticeComponent } from '@picolo/ui';
import { Texts } from '../../../platform/texts';
import { DoorComponent } from '../components/door.component';
import { SecondStepComponent } from '../components/second-step.component';

@Component({
  selector: 'app-sign-in',
  imports: [
    ButtonComponent,
    DoorComponent,
    FieldComponent,
    FormDirective,
    FormField,
    InputDirective,
    NoticeComponent,
    RouterLink,
    SecondStepComponent,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (challenge(); as given) {
      <app-second-step [challenge]="given" (passed)="enter()" (over)="challenge.set(null)" />
    } @else {
      <app-door [title]="t('signIn.title')" [lead]="t('signIn.lead')">
        <form uiForm class="ui-stack" (sent)="send()">
          @if (sending.problem(); as problem) {
            <ui-notice tone="danger">{{ problem.detail || t('errors.network') }}</ui-notice>
          }
          @if (client()) {
            <ui-notice tone="warning">
              {{ t('signIn.noEntry') }} <a href="/">{{ t('signIn.toShop') }}</a>
            </ui-notice>
          }
          <ui-field [label]="t('signIn.email')" [field]="form.email">
            <input uiInput type="email" autocomplete="username" inputmode="email" [formField]="form.email" />
          </ui-field>
          <ui-field [label]="t('signIn.password')" [field]="form.password">
            <input uiInput type="password" autocomplete="current-password" [formField]="form.password" />
          </ui-field>
          <button uiButton type="submit" variant="primary" full size="large" [busy]="sending.busy()">
            {{ t('signIn.send') }}
          </button>
        </form>
        <a routerLink="/forgotten-password">{{ t('signIn.forgotten') }}</a>
      </app-door>
    }
  `,
})
export class SignInPage {
  /** From the URL: a client's account came here. */
  readonly client = input<string>();

  protected readonly t = inject(Texts).t;
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly api = inject(Api);

  private readonly model = signal({ email: '', password: '' });
  protected readonly form = form(this.model, (path) => {
    required(path.email);
    email(path.email);
    required(path.password);
  });
  protected readonly sending = submission(this.form, async () => {
    this.challenge.set((await this.session.firstStep(this.model()))?.challenge ?? null);
  });
  /** Of the second step, when the account asks for one. */
  protected readonly challenge = signal<string | null>(null);

  constructor() {
    void this.offerSetup();
  }

  protected async send(): Promise<void> {
    if ((await this.sending.run()) && this.challenge() === null) await this.enter();
  }

  protected async enter(): Promise<void> {
    const to = this.router.routerState.snapshot.root.queryParamMap.get('to');
    await this.router.navigateByUrl(to?.startsWith('/') ? to : '/');
  }

  /** An empty installation has nobody who could sign in: the first administrator comes first (ID-11). */
  private async offerSetup(): Promise<void> {
    const state = await this.api.call(setupState).catch(() => ({ needed: false }));
    if (state.needed) await this.router.navigateByUrl('/setup');
  }
}
