import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import { FormField, form, required } from '@angular/forms/signals';
import { ButtonComponent, FieldComponent, InputDirective } from '@picolo/ui';
import { Session } from '@picolo/web';
import { submission } from '@picolo/web/forms';
import { RefusalComponent } from '../../../platform/refusal.component';
import { Texts } from '../../../platform/texts';

/** The second step of signing in: a code of the app, or a recovery code. */
@Component({
  selector: 'app-second-step',
  imports: [FormField, ButtonComponent, FieldComponent, InputDirective, RefusalComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="page narrow">
      <h1 class="page__title">{{ t('secondStep.title') }}</h1>
      <p class="page__lead">{{ t('secondStep.lead') }}</p>
      <form class="ui-stack form" novalidate (submit)="send($event)">
        <ui-field [label]="t('secondStep.code')" [help]="t('secondStep.help')" [field]="fields.code">
          <input uiInput type="text" autocomplete="one-time-code" [formField]="fields.code" />
        </ui-field>
        <app-refusal [problem]="sending.problem()" [title]="t('signIn.failed')" />
        <button uiButton type="submit" variant="primary" size="large" full [busy]="sending.busy()">
          {{ t('secondStep.send') }}
        </button>
        <button uiButton type="button" variant="ghost" full (click)="over.emit()">{{ t('secondStep.back') }}</button>
      </form>
    </div>
  `,
})
export class SecondStepComponent {
  readonly challenge = input.required<string>();
  readonly passed = output();
  /** Back to the password: asked for, or the challenge is over. */
  readonly over = output();

  protected readonly t = inject(Texts).t;
  private readonly session = inject(Session);
  private readonly model = signal({ code: '' });
  protected readonly fields = form(this.model, (path) => {
    required(path.code);
  });
  protected readonly sending = submission(this.fields, async () => {
    await this.session.secondStep({ challenge: this.challenge(), code: this.model().code.trim() });
  });

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    if (await this.sending.run()) this.passed.emit();
    else this.fields().reset({ code: '' });
  }
}
