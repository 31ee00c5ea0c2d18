import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal } from '@angular/core';
import { FormField, email, form, required } from '@angular/forms/signals';
import { Router, RouterLink } from '@angular/router';
import { ButtonComponent, FieldComponent, InputDirective } from '@picolo/ui';
import { Session } from '@picolo/web';
import { submission } from '@picolo/web/forms';
import { RefusalComponent } from '../../../platform/refusal.component';
import { Seo } from '../../../platform/seo.service';
import { Texts } from '../../../platform/texts';
import { SecondStepComponent } from '../components/second-step.component';
import { pathAfterSignIn } from '../path-after-sign-in';

@Component({
  selector: 'app-sign-in',
  imports: [
    RouterLink,
    FormField,
    ButtonComponent,
    FieldComponent,
    InputDirective,
    RefusalComponent,
    SecondStepComponent,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (challenge(); as given) {
      <app-second-step [challenge]="given" (passed)="enter()" (over)="challenge.set(null)" />
    } @else {
      <div class="page narrow">
        <h1 class="page__title">{{ t('signIn.title') }}</h1>
        <p class="page__lead">{{ toOrder() ? t('signIn.toOrder') : t('signIn.lead') }}</p>
        <form class="ui-stack form" novalidate (submit)="send($event)">
          <ui-field [label]="t('signIn.email')" [field]="fields.email">
            <input uiInput type="email" autocomplete="username" [formField]="fields.email" />
          </ui-field>
          <ui-field [label]="t('signIn.password')" [field]="fields.password">
            <input uiInput type="password" autocomplete="current-password" [formField]="fields.password" />
          </ui-field>
          <app-refusal [problem]="sending.problem()" [title]="t('signIn.failed')" />
          <button uiButton type="submit" variant="primary" size="large" full [busy]="sending.busy()">
            {{ t('signIn.submit') }}
          </button>
        </form>
        <p class="aside">
          <a routerLink="/forgotten-password">{{ t('signIn.forgotten') }}</a>
        </p>
        <p class="aside">
          {{ t('signIn.noAccount') }}
          <a routerLink="/register" [queryParams]="to() ? { to: to() } : {}">{{ t('signIn.create') }}</a>
        </p>
      </div>
    }
  `,
})
export class SignInPage {
  /** Where to go afterwards. */
  readonly to = input<string>();

  protected readonly t = inject(Texts).t;
  private readonly session = inject(Session);
  private readonly router = inject(Router);

  protected readonly toOrder = computed(() => this.to()?.startsWith('/checkout') ?? false);
  protected readonly fields = form(signal({ email: '', password: '' }), (path) => {
    required(path.email);
    email(path.email);
    required(path.password);
  });
  protected readonly sending = submission(this.fields, async () => {
    const { email: address, password } = this.fields().value();
    this.challenge.set((await this.session.firstStep({ email: address.trim(), password }))?.challenge ?? null);
  });
  /** Of the second step, when the account asks for one. */
  protected readonly challenge = signal<string | null>(null);

  constructor() {
    const seo = inject(Seo);
    effect(() => {
      seo.show({ title: `${this.t('signIn.title')} – ${this.t('brand')}` });
    });
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    if ((await this.sending.run()) && this.challenge() === null) await this.enter();
  }

  protected async enter(): Promise<void> {
    await this.router.navigateByUrl(pathAfterSignIn(this.to()));
  }
}
