import { provideHttpClient, withNoXsrfProtection } from '@angular/common/http';
import {
  type ApplicationConfig,
  inject,
  mergeApplicationConfig,
  provideAppInitializer,
  provideBrowserGlobalErrorListeners,
  provideZonelessChangeDetection,
} from '@angular/core';
import { provideClientHydration, withNoIncrementalHydration } from '@angular/platform-browser';
import { provideRouter, withComponentInputBinding, withInMemoryScrolling } from '@angular/router';
import {
  type FieldErrorLike,
  Themes,
  UI_ERROR_TEXT,
  UI_LANGUAGE,
  UI_TEXTS,
  UI_TIME_ZONE,
  provideIcons,
} from '@picolo/ui';
import { Language, Session, provideLanguages } from '@picolo/web';
import { PORTAL_ICONS } from './app.icons';
import { routes } from './app.routes';
import { Texts } from './platform/texts';

export const appConfig: ApplicationConfig = {
  providers: [
    provideZonelessChangeDetection(),
    provideBrowserGlobalErrorListeners(),
    provideHttpClient(withNoXsrfProtection()),
    // Incremental hydration would write an inline script, which the content security policy refuses.
    provideClientHydration(withNoIncrementalHydration()),
    provideRouter(
      routes,
      withComponentInputBinding(),
      withInMemoryScrolling({ scrollPositionRestoration: 'enabled', anchorScrolling: 'enabled' }),
    ),
    provideIcons(PORTAL_ICONS),
    { provide: UI_LANGUAGE, useFactory: () => inject(Texts).language },
    { provide: UI_TIME_ZONE, useFactory: () => inject(Session).timeZone },
    { provide: UI_TEXTS, useFactory: () => inject(Texts).ofComponents },
    {
      provide: UI_ERROR_TEXT,
      useFactory: () => {
        const texts = inject(Texts);
        return (error: FieldErrorLike): string => error.message ?? texts.ofError(error.kind);
      },
    },
  ],
};

const inBrowser: ApplicationConfig = {
  providers: [
    provideLanguages(),
    provideAppInitializer(() => {
      inject(Themes);
      return inject(Language).start();
    }),
  ],
};

export const browserConfig = mergeApplicationConfig(appConfig, inBrowser);
