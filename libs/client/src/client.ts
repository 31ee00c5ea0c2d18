import { url, type Endpoint, type ViewOf } from '@picolo/contracts';
import { callOptions, formOf, type CallArguments } from './call-input.js';
import { offlineProblem, problemFrom } from './problem-error.js';

export interface ClientOptions {
  /** Origin of the installation, e.g. `https://shop.example`; a trailing slash is harmless. */
  readonly baseUrl: string;
  readonly fetch?: typeof fetch;
  /** Access token for `Authorization: Bearer`; read anew for every request. Browsers leave it out and use their cookies. */
  readonly token?: string | (() => string | null | Promise<string | null>);
  /** Sent as `Accept-Language`: problems are told in it. */
  readonly locale?: string | (() => string);
  /** Called on 401. True: signed in again, the call is repeated once. */
  readonly onUnauthorized?: () => Promise<boolean>;
}

export interface Client {
  /**
   * Calls an endpoint and answers its view (`undefined` for 204, bytes for files).
   * Throws ProblemError for every refusal and for an answer that never came; an abort throws what `fetch` throws.
   */
  call<E extends Endpoint>(endpoint: E, ...args: CallArguments<E>): Promise<ViewOf<E>>;
}

/** A client of one installation for programs: Node ≥ 20 or a browser. */
export function createClient(options: ClientOptions): Client {
  const base = options.baseUrl.replace(/\/+$/, '');
  const send = options.fetch ?? fetch;

  const attempt = async (endpoint: Endpoint, input: ReturnType<typeof callOptions>): Promise<Response> => {
    const headers = await headersFor(options, endpoint, input.file === undefined && input.body !== undefined);
    if (input.idempotencyKey !== undefined) headers.set('idempotency-key', input.idempotencyKey);
    try {
      return await send(base + url(endpoint, input.params, input.query), {
        method: endpoint.method,
        headers,
        body: bodyOf(input),
        signal: input.signal ?? null,
      });
    } catch (error) {
      if (input.signal?.aborted === true) throw error;
      throw offlineProblem(error);
    }
  };

  return {
    async call<E extends Endpoint>(endpoint: E, ...args: CallArguments<E>): Promise<ViewOf<E>> {
      const input = callOptions(args);
      let response = await attempt(endpoint, input);
      if (response.status === 401 && options.onUnauthorized !== undefined) {
        const signedIn = await options.onUnauthorized();
        if (signedIn) await response.body?.cancel();
        response = signedIn ? await attempt(endpoint, input) : response;
      }
      return (await read(response, endpoint)) as ViewOf<E>;
    },
  };
}

function bodyOf(input: ReturnType<typeof callOptions>): FormData | string | null {
  if (input.file !== undefined) return formOf(input);
  return input.body === undefined ? null : JSON.stringify(input.body);
}

async function headersFor(options: ClientOptions, endpoint: Endpoint, hasJson: boolean): Promise<Headers> {
  const headers = new Headers({ accept: endpoint.kind === 'file' ? '*/*' : 'application/json' });
  if (hasJson) headers.set('content-type', 'application/json');
  const token = typeof options.token === 'function' ? await options.token() : options.token;
  if (token !== undefined && token !== null) headers.set('authorization', `Bearer ${token}`);
  const locale = typeof options.locale === 'function' ? options.locale() : options.locale;
  if (locale !== undefined) headers.set('accept-language', locale);
  return headers;
}

async function read(response: Response, endpoint: Endpoint): Promise<unknown> {
  try {
    if (!response.ok) throw problemFrom(response.status, await jsonOf(response));
    if (response.status === 204) return undefined;
    return endpoint.kind === 'file' ? new Uint8Array(await response.arrayBuffer()) : await response.json();
  } catch (error) {
    // The connection broke, or a stranger answered, in the middle of the body.
    throw error instanceof TypeError || error instanceof SyntaxError ? offlineProblem(error) : error;
  }
}

async function jsonOf(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return undefined;
  }
}
