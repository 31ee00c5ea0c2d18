import { AngularNodeAppEngine, createNodeRequestHandler, writeResponseToNodeResponse } from '@angular/ssr/node';
import { languageOf } from '@picolo/web';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { PageContext } from './server/page-context';
import { PageCache } from './server/page-cache';

export interface PortalOptions {
  /** Host names that pages are rendered for, without ports; any other is answered with 400. */
  readonly allowedHosts: readonly string[];
  /** Where this process answers its own API, e.g. `http://127.0.0.1:3000`. */
  readonly apiOrigin: string;
  /** Origin of canonical addresses, e.g. `https://shop.example`; the request's own when it is not given. */
  readonly publicUrl?: string;
}

type Next = (error?: unknown) => void;
export type PortalHandler = (request: IncomingMessage, response: ServerResponse, next: Next) => Promise<void>;

/**
 * Renders the portal's pages inside the API process; Express-compatible. Pages are anonymous: of the visitor only the
 * chosen language is read, and no cookie is sent on. Calls `next` for what is no page and when rendering fails.
 */
export function createHandler(options: PortalOptions): PortalHandler {
  const engine = new AngularNodeAppEngine({ allowedHosts: options.allowedHosts });
  const cache = new PageCache();
  return createNodeRequestHandler(async (request: IncomingMessage, response: ServerResponse, next: Next) => {
    try {
      const language = languageOf(request.headers.cookie ?? '');
      const context: PageContext = { apiOrigin: options.apiOrigin, publicUrl: options.publicUrl ?? null, language };
      const key = `${language} ${request.headers.host ?? ''}${request.url ?? '/'}`;
      const page = await cache.get(key, () => engine.handle(request, context));
      if (page === null) next();
      else await writeResponseToNodeResponse(page, response);
    } catch (error) {
      next(error);
    }
  });
}
