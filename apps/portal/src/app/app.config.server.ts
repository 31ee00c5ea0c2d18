import { FetchBackend, HttpBackend } from '@angular/common/http';
import {
  type ApplicationConfig,
  REQUEST_CONTEXT,
  inject,
  mergeApplicationConfig,
  provideAppInitializer,
} from '@angular/core';
import { provideServerRendering, withRoutes } from '@angular/ssr';
import { Language, provideLanguages } from '@picolo/web';
import { BundledLanguages } from '../server/bundled-languages';
import { OwnApiBackend } from '../server/own-api.backend';
import type { PageContext } from '../server/page-context';
import { appConfig } from './app.config';
import { serverRoutes } from './app.routes.server';

const onServer: ApplicationConfig = {
  providers: [
    provideServerRendering(withRoutes(serverRoutes)),
    FetchBackend,
    { provide: HttpBackend, useClass: OwnApiBackend },
    provideLanguages(BundledLanguages),
    provideAppInitializer(() => {
      const context = inject(REQUEST_CONTEXT) as PageContext | null;
      return inject(Language).start(context?.language ?? 'fr');
    }),
  ],
};

export const serverConfig = mergeApplicationConfig(appConfig, onServer);
