import { Injectable, computed, inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { Locale, OrderStatus } from '@picolo/contracts';
import type { UiTexts } from '@picolo/ui';
import { Language, type PluralKeys, type TextKeys, type TextValues } from '@picolo/web';
import type french from '../../../public/i18n/fr.json';

export type TextKey = TextKeys<typeof french>;
export type PluralKey = PluralKeys<TextKey>;

/** The words of the portal; reading one follows the language switch. */
@Injectable({ providedIn: 'root' })
export class Texts {
  private readonly transloco = inject(TranslocoService);
  readonly language = computed<Locale>(inject(Language).current);

  readonly t = (key: TextKey, values?: TextValues): string => {
    this.language();
    return this.transloco.translate(key, values);
  };

  /** Sentence with a count in it: `n('basket.count', 3)`. */
  readonly n = (key: PluralKey, count: number, values?: TextValues): string => {
    const form = new Intl.PluralRules(this.language()).select(count) === 'one' ? 'one' : 'other';
    return this.transloco.translate(`${key}.${form}`, { count, ...values });
  };

  /** The few words that the components say themselves. */
  readonly ofComponents = computed<UiTexts>(() => ({
    close: this.t('ui.close'),
    dismiss: this.t('ui.dismiss'),
    retry: this.t('ui.retry'),
    undo: this.t('ui.undo'),
    loading: this.t('ui.loading'),
    optional: this.t('ui.optional'),
    clear: this.t('ui.clear'),
    noResults: this.t('ui.noResults'),
    table: this.t('ui.table'),
    reference: this.t('ui.reference'),
  }));

  status(status: OrderStatus): string {
    return this.t(`order.status.${status}`);
  }

  /** What a state means for the client. */
  says(status: OrderStatus): string {
    return this.t(`order.says.${status}`);
  }

  /** How to mend what a field refuses, by the kind of error of a signal form. */
  ofError(kind: string): string {
    const key = `fields.${kind}`;
    this.language();
    const text: string = this.transloco.translate(key);
    return text === key ? this.t('fields.invalid') : text;
  }
}
