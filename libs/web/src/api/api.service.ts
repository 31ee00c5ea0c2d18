import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { type CallArguments, callOptions, formOf } from '@picolo/client';
import { type Endpoint, type ViewOf, url } from '@picolo/contracts';
import { type Observable, catchError, defer, firstValueFrom, from, fromEvent, map, switchMap, takeUntil } from 'rxjs';
import { Refresher } from '../auth/refresher';
import { toProblem } from './problem';
import { upload } from './upload';

type Input = ReturnType<typeof callOptions>;

const isPublic = (endpoint: Endpoint): boolean => typeof endpoint.access === 'object' && 'public' in endpoint.access;

/**
 * Calls the server from Angular with the browser's cookies. On 401 the sign-in is renewed once for all tabs and the call
 * repeated once. Failures are ProblemErrors, those of the network too.
 */
@Injectable({ providedIn: 'root' })
export class Api {
  private readonly http = inject(HttpClient);
  private readonly refresher = inject(Refresher);
  private readonly transloco = inject(TranslocoService);

  /** One answer, or an error. An abort by `signal` throws the signal's reason. */
  call<E extends Endpoint>(endpoint: E, ...args: CallArguments<E>): Promise<ViewOf<E>> {
    const { signal } = callOptions(args);
    const answer = this.request(endpoint, ...args);
    if (signal === undefined) return firstValueFrom(answer);
    if (signal.aborted) return Promise.reject(signal.reason as Error);
    return firstValueFrom(answer.pipe(takeUntil(fromEvent(signal, 'abort')))).catch((error: unknown) => {
      throw signal.aborted ? signal.reason : error;
    });
  }

  /** The same, cold: sent on subscription. Emits at once when the server-rendered page brought the answer along. */
  request<E extends Endpoint>(endpoint: E, ...args: CallArguments<E>): Observable<ViewOf<E>> {
    const input = callOptions(args);
    return defer(() => {
      const sentAt = Date.now();
      return this.send(endpoint, input).pipe(
        catchError((error: unknown) => this.afterFailure(error, endpoint, input, sentAt)),
        map((view) => (view instanceof ArrayBuffer ? new Uint8Array(view) : (view ?? undefined)) as ViewOf<E>),
      );
    });
  }

  private afterFailure(error: unknown, endpoint: Endpoint, input: Input, sentAt: number): Observable<unknown> {
    const problem = toProblem(error);
    if (problem.status !== 401 || isPublic(endpoint)) throw problem;
    return from(this.refresher.refresh(sentAt)).pipe(
      switchMap((renewed) => {
        if (!renewed) throw problem;
        return this.send(endpoint, input);
      }),
      catchError((again: unknown) => {
        throw toProblem(again);
      }),
    );
  }

  private send(endpoint: Endpoint, input: Input): Observable<unknown> {
    const headers: Record<string, string> = { 'Accept-Language': this.transloco.getActiveLang() };
    if (input.idempotencyKey !== undefined) headers['Idempotency-Key'] = input.idempotencyKey;
    const address = url(endpoint, input.params, input.query);
    if (input.file !== undefined) {
      const { method } = endpoint;
      return upload({ method, url: address, headers, form: formOf(input), onProgress: input.onProgress });
    }
    return this.http.request<unknown>(endpoint.method, address, {
      body: input.body,
      headers,
      responseType: endpoint.kind === 'file' ? ('arraybuffer' as 'json') : 'json',
    });
  }
}
