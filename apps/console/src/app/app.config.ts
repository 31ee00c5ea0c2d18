import { provideHttpClient } from '@angular/common/http';
import {
  type ApplicationConfig,
  type Signal,
  computed,
  inject,
  provideAppInitializer,
  provideZonelessChangeDetection,
} from '@angular/core';
import { provideRouter, withComponentInputBinding, withInMemoryScrolling } from '@angular/router';
import { Live, Notifications, Session, Language, provideLanguages } from '@picolo/web';
import {
  type FieldErrorLike,
  Themes,
  UI_ERROR_TEXT,
  UI_LANGUAGE,
  UI_TEXTS,
  UI_TIME_ZONE,
  type UiTexts,
  provideIcons,
} from '@picolo/ui';
import { CONSOLE_ICONS } from './app.icons';
import { routes } from './app.routes';
import { type TextKey, Texts } from './platform/texts';

const UI_WORDS = [
  'close',
  'dismiss',
  'retry',
  'undo',
  'loading',
  'optional',
  'clear',
  'noResults',
  'table',
  'reference',
] as const satisfies readonly (keyof UiTexts)[];
type UiWord = (typeof UI_WORDS)[number];

export const appConfig: ApplicationConfig = {
  providers: [
    provideZonelessChangeDetection(),
    provideRouter(routes, withComponentInputBinding(), withInMemoryScrolling({ scrollPositionRestoration: 'enabled' })),
    provideLanguages(),
    provideHttpClient(),
    provideIcons(CONSOLE_ICONS),
    { provide: UI_LANGUAGE, useFactory: () => inject(Texts).language },
    { provide: UI_TIME_ZONE, useFactory: () => inject(Session).timeZone },
    {
      provide: UI_TEXTS,
      useFactory: (): Signal<UiTexts> => {
        const { t } = inject(Texts);
        return computed(
          () => Object.fromEntries(UI_WORDS.map((word) => [word, t(`ui.${word}`)])) as Record<UiWord, string>,
        );
      },
    },
    {
      provide: UI_ERROR_TEXT,
      useFactory: () => {
        const texts = inject(Texts);
        return (error: FieldErrorLike) =>
          error.message ?? texts.t(`fields.${error.kind}` as TextKey, { ...(error as object) });
      },
    },
    provideAppInitializer(async () => {
      inject(Themes);
      const live = inject(Live);
      inject(Notifications).start();
      // The server may be away: the pages say so themselves.
      await Promise.all([
        inject(Language).start(),
        inject(Session)
          .restore()
          .catch(() => undefined),
      ]);
      void live.start();
    }),
  ],
};
