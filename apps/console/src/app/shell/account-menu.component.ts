import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { type Locale, updateMe } from '@picolo/contracts';
import { Api, Session } from '@picolo/web';
import { AvatarComponent, MenuComponent, MenuItemComponent, type Theme, Themes } from '@picolo/ui';
import { Texts } from '../platform/texts';

/** Who is signed in; language, theme and the way out. */
@Component({
  selector: 'app-account-menu',
  imports: [AvatarComponent, MenuComponent, MenuItemComponent, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (session.user(); as user) {
      <button
        type="button"
        class="account"
        aria-haspopup="menu"
        [attr.aria-expanded]="menu.open()"
        (click)="menu.toggle($event)"
      >
        <ui-avatar [name]="user.name" [size]="30" />
        <span class="ui-visually-hidden">{{ t('account.menu', { name: user.name }) }}</span>
      </button>
      <ui-menu #menu end [label]="t('account.title')">
        <p class="account__who">
          <strong>{{ user.name }}</strong>
          <span class="ui-subtle ui-small">{{ user.email }}</span>
        </p>
        <div class="ui-menu__separator" role="separator"></div>
        <p class="ui-menu__label" id="account-language">{{ t('account.language') }}</p>
        <div role="group" aria-labelledby="account-language">
          @for (language of languages; track language.id) {
            <button
              uiMenuItem
              type="button"
              icon="language"
              [attr.lang]="language.id"
              [checked]="texts.language() === language.id"
              (click)="speak(language.id)"
            >
              {{ language.name }}
            </button>
          }
        </div>
        <p class="ui-menu__label" id="account-theme">{{ t('account.theme') }}</p>
        <div role="group" aria-labelledby="account-theme">
          @for (theme of themeChoices; track theme.id) {
            <button
              uiMenuItem
              type="button"
              [icon]="theme.icon"
              [checked]="themes.theme() === theme.id"
              (click)="themes.choose(theme.id)"
            >
              {{ t(theme.label) }}
            </button>
          }
        </div>
        <div class="ui-menu__separator" role="separator"></div>
        <a uiMenuItem icon="verify" routerLink="/account">{{ t('account.mine') }}</a>
        <button uiMenuItem type="button" icon="sign-out" (click)="leave()">{{ t('account.signOut') }}</button>
      </ui-menu>
    }
  `,
  styles: `
    .account {
      display: inline-flex;
      padding: 3px;
      border: 0;
      border-radius: 50%;
      background: transparent;
    }
    .account:hover {
      background: var(--color-surface-hover);
    }
    .account__who {
      display: flex;
      flex-direction: column;
      padding: 8px 10px;
      overflow-wrap: anywhere;
    }
  `,
})
export class AccountMenuComponent {
  protected readonly session = inject(Session);
  protected readonly texts = inject(Texts);
  protected readonly themes = inject(Themes);
  protected readonly t = this.texts.t;
  private readonly api = inject(Api);
  private readonly router = inject(Router);

  /* A language is named in itself, whatever the interface speaks. */
  protected readonly languages: readonly { id: Locale; name: string }[] = [
    { id: 'fr', name: 'Français' },
    { id: 'en', name: 'English' },
  ];
  protected readonly themeChoices: readonly {
    id: Theme;
    icon: string;
    label: 'account.system' | 'account.light' | 'account.dark';
  }[] = [
    { id: 'system', icon: 'theme', label: 'account.system' },
    { id: 'light', icon: 'sun', label: 'account.light' },
    { id: 'dark', icon: 'moon', label: 'account.dark' },
  ];

  protected async speak(locale: Locale): Promise<void> {
    await this.texts.choose(locale);
    // The account remembers it for messages of the server; the page has switched already, whatever happens there.
    await this.api.call(updateMe, { body: { locale } }).catch(() => undefined);
  }

  protected async leave(): Promise<void> {
    // Unsaved work is asked about first; who stays on the page stays signed in.
    if (await this.router.navigateByUrl('/sign-in')) await this.session.signOut();
  }
}
