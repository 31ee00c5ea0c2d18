import { Injectable, inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { type Locale, formatDecimal } from '@picolo/contracts';
import { Language, type PluralKeys, type TextKeys, type TextValues } from '@picolo/web';
import type french from '../../../public/i18n/fr.json';

/** Every key of the console's language files; a missing one does not compile. */
export type TextKey = TextKeys<typeof french>;

/** The words of the console in the language of the moment; reading one follows the language switch. */
@Injectable({ providedIn: 'root' })
export class Texts {
  private readonly transloco = inject(TranslocoService);
  private readonly languages = inject(Language);
  readonly language = this.languages.current;

  readonly t = (key: TextKey, values?: TextValues): string => {
    this.language();
    return this.transloco.translate(key, values);
  };

  /** Sentence with a count in it: `n('orders.fresh', 3)`. */
  readonly n = (key: PluralKeys<TextKey>, count: number, values?: TextValues): string => {
    const form = new Intl.PluralRules(this.language()).select(count) === 'one' ? 'one' : 'other';
    return this.transloco.translate(`${key}.${form}`, { count: formatDecimal(count, 0, this.language()), ...values });
  };

  /** Text of a key that is only known at run time (a reason word of a printer); null when the files have none. */
  find(key: string): string | null {
    const all: Record<string, unknown> = this.transloco.getTranslation(this.language());
    const text = all[key];
    return typeof text === 'string' ? text : null;
  }

  choose(language: Locale): Promise<void> {
    return this.languages.choose(language);
  }
}
