import { ChangeDetectionStrategy, Component, effect, inject, signal } from '@angular/core';
import { FormField, email, form, minLength, required } from '@angular/forms/signals';
import { changeEmail, changePassword } from '@picolo/contracts';
import { ButtonComponent, CardComponent, FieldComponent, InputDirective, NoticeComponent, Toasts } from '@picolo/ui';
import { Api, Session } from '@picolo/web';
import { submission } from '@picolo/web/forms';
import { RefusalComponent } from '../../../platform/refusal.component';
import { Seo } from '../../../platform/seo.service';
import { Texts } from '../../../platform/texts';
import { DevicesComponent } from '../components/devices.component';
import { SecondFactorComponent } from '../components/second-factor.component';
import { SHORTEST_PASSWORD } from '../data/shortest-password';

const noEmail = { email: '', password: '' };
const noPassword = { current: '', password: '' };

/** One's own sign-in: address and password (ID-2), the second step, and the devices that are signed in (ID-7). */
@Component({
  selector: 'app-security',
  imports: [
    FormField,
    ButtonComponent,
    CardComponent,
    DevicesComponent,
    FieldComponent,
    InputDirective,
    NoticeComponent,
    RefusalComponent,
    SecondFactorComponent,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './security.page.html',
  styles: `
    section + section {
      margin-top: 40px;
    }
  `,
})
export class SecurityPage {
  private readonly api = inject(Api);
  private readonly toasts = inject(Toasts);
  protected readonly session = inject(Session);
  protected readonly t = inject(Texts).t;

  protected readonly emailSentTo = signal<string | null>(null);
  protected readonly emailFields = form(signal(noEmail), (path) => {
    required(path.email);
    email(path.email);
    required(path.password);
  });
  protected readonly emailSending = submission(this.emailFields, () => this.changeEmail(), {
    fieldOfCode: { 'IDENTITY.WRONG_PASSWORD': 'password' },
  });
  protected readonly passwordFields = form(signal(noPassword), (path) => {
    required(path.current);
    required(path.password);
    minLength(path.password, SHORTEST_PASSWORD, { message: () => this.t('fields.passwordLength') });
  });
  protected readonly passwordSending = submission(this.passwordFields, () => this.changePassword(), {
    fieldOfCode: { 'IDENTITY.WRONG_PASSWORD': 'current', 'IDENTITY.WEAK_PASSWORD': 'password' },
  });

  constructor() {
    const seo = inject(Seo);
    effect(() => {
      seo.show({ title: `${this.t('security.title')} – ${this.t('brand')}` });
    });
  }

  protected async sendEmail(event: Event): Promise<void> {
    event.preventDefault();
    if (await this.emailSending.run()) this.emailFields().reset(noEmail);
  }

  protected async sendPassword(event: Event): Promise<void> {
    event.preventDefault();
    if (!(await this.passwordSending.run())) return;
    this.passwordFields().reset(noPassword);
    this.toasts.show(this.t('security.passwordDone'));
  }

  private async changeEmail(): Promise<void> {
    const { email: typed, password } = this.emailFields().value();
    await this.api.call(changeEmail, { body: { email: typed.trim(), password, place: 'portal' } });
    this.emailSentTo.set(typed.trim());
  }

  private async changePassword(): Promise<void> {
    await this.api.call(changePassword, { body: this.passwordFields().value() });
  }
}
