import type { TranslocoLoader, Translation } from '@jsverse/transloco';
import english from '../../public/i18n/en.json';
import french from '../../public/i18n/fr.json';

/** The words on the server: part of its bundle, nothing to read or to wait for. */
export class BundledLanguages implements TranslocoLoader {
  getTranslation(language: string): Promise<Translation> {
    return Promise.resolve(language === 'en' ? english : french);
  }
}
