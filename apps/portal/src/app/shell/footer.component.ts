import { ChangeDetectionStrategy, Component, afterNextRender, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type Locale, updateMe } from '@picolo/contracts';
import { type Theme, Themes } from '@picolo/ui';
import { Api, Language, Session } from '@picolo/web';
import { Departments } from '../features/catalogue/data/departments.service';
import { Awake } from '../platform/awake.service';
import { Texts } from '../platform/texts';
import { BrandComponent } from './brand.component';

const THEMES = { system: 'footer.system', light: 'footer.light', dark: 'footer.dark' } as const;

/** Ways through the shop and to the account; language and theme. */
@Component({
  selector: 'app-footer',
  imports: [RouterLink, BrandComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './footer.component.html',
})
export class FooterComponent {
  private readonly api = inject(Api);
  private readonly speech = inject(Language);
  private readonly themes = inject(Themes);
  protected readonly session = inject(Session);
  protected readonly departments = inject(Departments).all;
  protected readonly texts = inject(Texts);
  protected readonly awake = inject(Awake).ready;
  protected readonly t = this.texts.t;

  /* A language is named in itself, whatever the page speaks. */
  protected readonly languages: readonly { id: Locale; name: string }[] = [
    { id: 'fr', name: 'Français' },
    { id: 'en', name: 'English' },
  ];
  protected readonly choices = Object.entries(THEMES) as [Theme, (typeof THEMES)[Theme]][];
  /** The server knows no theme: the choice is marked after the first render. */
  protected readonly theme = signal<Theme | null>(null);

  constructor() {
    afterNextRender(() => {
      this.theme.set(this.themes.theme());
    });
  }

  protected async speak(locale: Locale): Promise<void> {
    await this.speech.choose(locale);
    // The account remembers it for messages of the server; the page has switched already, whatever happens there.
    if (this.session.user() !== null) await this.api.call(updateMe, { body: { locale } }).catch(() => undefined);
  }

  protected choose(theme: Theme): void {
    this.themes.choose(theme);
    this.theme.set(theme);
  }
}
