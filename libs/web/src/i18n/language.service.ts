import { isPlatformBrowser } from '@angular/common';
import { DOCUMENT, type EnvironmentProviders, Injectable, PLATFORM_ID, inject, isDevMode } from '@angular/core';
import { type TranslocoLoader, TranslocoService, type Translation, provideTransloco } from '@jsverse/transloco';
import type { Locale } from '@picolo/contracts';
import { firstValueFrom } from 'rxjs';
import { LANGUAGE_COOKIE, languageOf } from './language-of';

const YEAR = 31_536_000;

/** `i18n/<language>.json` beside the page (relative to its base href). */
class LanguageFiles implements TranslocoLoader {
  async getTranslation(language: string): Promise<Translation> {
    const answer = await fetch(`i18n/${language}.json`);
    if (!answer.ok) throw new Error(`language file ${language}: ${String(answer.status)}`);
    return (await answer.json()) as Translation;
  }
}

/** French and English, switched at run time. The server gives a loader of its own. */
export function provideLanguages(loader: new () => TranslocoLoader = LanguageFiles): EnvironmentProviders[] {
  return provideTransloco({
    config: { availableLangs: ['fr', 'en'], defaultLang: 'fr', reRenderOnLangChange: true, prodMode: !isDevMode() },
    loader,
  });
}

/** The language of the interface; console and portal share the choice. */
@Injectable({ providedIn: 'root' })
export class Language {
  private readonly transloco = inject(TranslocoService);
  private readonly document = inject(DOCUMENT);
  private readonly browser = isPlatformBrowser(inject(PLATFORM_ID));

  readonly current = (): Locale => (this.transloco.activeLang() === 'en' ? 'en' : 'fr');

  /** Loads the words and switches to them; before the first page, without `language`, to the one chosen earlier. */
  async start(language: Locale = languageOf(this.document.cookie)): Promise<void> {
    // Loaded first, so that no key shows in between.
    await firstValueFrom(this.transloco.load(language));
    this.transloco.setActiveLang(language);
    this.document.documentElement.lang = language;
  }

  /** The visitor chose: kept on this browser. */
  async choose(language: Locale): Promise<void> {
    await this.start(language);
    if (this.browser)
      this.document.cookie = `${LANGUAGE_COOKIE}=${language}; Path=/; Max-Age=${String(YEAR)}; SameSite=Lax`;
  }
}
