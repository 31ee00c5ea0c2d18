import { ChangeDetectionStrategy, Component, effect, inject, input, signal } from '@angular/core';
import { FormField, email, form, minLength, required } from '@angular/forms/signals';
import { Router, RouterLink } from '@angular/router';
import { ButtonComponent, FieldComponent, InputDirective } from '@picolo/ui';
import { Session } from '@picolo/web';
import { submission } from '@picolo/web/forms';
import { RefusalComponent } from '../../../platform/refusal.component';
import { Seo } from '../../../platform/seo.service';
import { Texts } from '../../../platform/texts';
import { SHORTEST_PASSWORD } from '../data/shortest-password';
import { pathAfterSignIn } from '../path-after-sign-in';

type Kind = 'person' | 'company';

@Component({
  selector: 'app-register',
  imports: [RouterLink, FormField, ButtonComponent, FieldComponent, InputDirective, RefusalComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './register.page.html',
})
export class RegisterPage {
  /** Where to go afterwards. */
  readonly to = input<string>();

  protected readonly texts = inject(Texts);
  protected readonly t = this.texts.t;
  private readonly session = inject(Session);
  private readonly router = inject(Router);

  protected readonly kind = signal<Kind>('person');
  protected readonly fields = form(signal({ company: '', name: '', email: '', password: '' }), (path) => {
    required(path.company, { when: () => this.kind() === 'company' });
    required(path.name);
    required(path.email);
    email(path.email);
    required(path.password);
    minLength(path.password, SHORTEST_PASSWORD, { message: () => this.t('fields.passwordLength') });
  });
  protected readonly sending = submission(this.fields, () => this.register(), {
    fieldOfCode: { 'IDENTITY.EMAIL_TAKEN': 'email', 'IDENTITY.WEAK_PASSWORD': 'password' },
  });

  constructor() {
    const seo = inject(Seo);
    effect(() => {
      seo.show({ title: `${this.t('register.title')} – ${this.t('brand')}` });
    });
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    if (await this.sending.run()) await this.router.navigateByUrl(pathAfterSignIn(this.to()));
  }

  private async register(): Promise<void> {
    const { company, name, email: address, password } = this.fields().value();
    await this.session.register({
      name: name.trim(),
      email: address.trim(),
      password,
      locale: this.texts.language(),
      ...(this.kind() === 'company' && { company: company.trim() }),
    });
  }
}
