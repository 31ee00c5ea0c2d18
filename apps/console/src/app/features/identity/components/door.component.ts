import { ChangeDetectionStrategy, Component, effect, inject, input } from '@angular/core';
import { Title } from '@angular/platform-browser';
import type { Locale } from '@picolo/contracts';
import { Texts } from '../../../platform/texts';
import { BrandComponent } from '../../../shell/brand.component';

/** Page outside the shell: sign-in and first set-up. */
@Component({
  selector: 'app-door',
  imports: [BrandComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <main class="door">
      <div class="door__box">
        <app-brand [size]="34" />
        <div>
          <h1>{{ title() }}</h1>
          <p class="ui-muted">{{ lead() }}</p>
        </div>
        <ng-content />
        <p class="door__languages" role="group" [attr.aria-label]="texts.t('account.language')">
          @for (language of languages; track language.id) {
            <button
              type="button"
              class="language"
              [attr.lang]="language.id"
              [attr.aria-pressed]="texts.language() === language.id"
              (click)="texts.choose(language.id)"
            >
              {{ language.name }}
            </button>
          }
        </p>
      </div>
    </main>
  `,
  styles: `
    .door {
      display: grid;
      min-height: 100dvh;
      padding: 32px 16px;
      place-items: center;
    }
    .door__box {
      display: flex;
      flex-direction: column;
      gap: 24px;
      width: min(400px, 100%);
    }
    h1 {
      font-size: var(--p-text-24);
      letter-spacing: -0.022em;
      margin-bottom: 4px;
    }
    .door__languages {
      display: flex;
      gap: 4px;
      justify-content: center;
    }
    .language {
      min-height: 32px;
      padding: 4px 10px;
      border: 0;
      border-radius: var(--radius-small);
      background: transparent;
      color: var(--color-text-subtle);
      font-size: var(--p-text-13);
    }
    .language:hover {
      background: var(--color-surface-hover);
    }
    .language[aria-pressed='true'] {
      color: var(--color-text);
      font-weight: 600;
    }
  `,
})
export class DoorComponent {
  readonly title = input.required<string>();
  readonly lead = input('');
  protected readonly texts = inject(Texts);
  protected readonly languages: readonly { id: Locale; name: string }[] = [
    { id: 'fr', name: 'Français' },
    { id: 'en', name: 'English' },
  ];

  constructor() {
    const tab = inject(Title);
    effect(() => tab.setTitle(`${this.title()} · Picolo`));
  }
}
