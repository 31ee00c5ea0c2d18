import { FetchBackend, HttpBackend, type HttpEvent, HttpHeaders, type HttpRequest } from '@angular/common/http';
import { Injectable, REQUEST_CONTEXT, inject } from '@angular/core';
import type { Observable } from 'rxjs';
import type { PageContext } from './page-context';

/**
 * On the server a call goes to this process's own API instead of the Host header's origin, and carries nothing of the
 * visitor but the language. Below the interceptors, so that the answers still travel to the browser with the page.
 */
@Injectable()
export class OwnApiBackend implements HttpBackend {
  private readonly fetch = inject(FetchBackend);
  private readonly context = inject(REQUEST_CONTEXT) as PageContext | null;

  handle(request: HttpRequest<unknown>): Observable<HttpEvent<unknown>> {
    const path = request.url.replace(/^https?:\/\/[^/]+/, '');
    const headers = new HttpHeaders({
      accept: 'application/json',
      'accept-language': this.context?.language ?? 'fr',
    });
    return this.fetch.handle(request.clone({ url: `${this.context?.apiOrigin ?? ''}${path}`, headers }));
  }
}
