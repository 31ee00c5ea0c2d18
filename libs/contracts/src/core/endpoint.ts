import type { ErrorCode } from './errors.js';
import type { Permission } from './permissions.js';

/** Who may call: a permission, everyone signed in (with the reason), or everybody (with the reason). */
export type Access = Permission | { readonly public: string } | { readonly signedIn: string };

export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

/**
 * `json`: body and answer are JSON. `file`: the answer is a stream of bytes. `upload`: the body is one file as
 * multipart/form-data (part `file`, small text fields beside it), the answer JSON. `sse`: the answer is an event stream.
 */
export type EndpointKind = 'json' | 'file' | 'upload' | 'sse';

/** What an upload takes; browsers ask before they send, the server looks at the bytes. */
export interface UploadRules {
  readonly maxBytes: number;
  /** Media types found in the bytes, whatever the file is called. */
  readonly accepts: readonly string[];
}

/**
 * How often one may call (SE-1). `sign-in` and `registration` count per address, `printing` and `writes` per user or API key
 * (per address for strangers). `none`: never refused for being too often.
 */
export type RateLimit = 'sign-in' | 'registration' | 'printing' | 'writes' | 'none';

export interface EndpointShape {
  readonly params?: object;
  readonly query?: object;
  /** Of an upload: its text fields. */
  readonly body?: object;
  /** An upload has a file. */
  readonly file?: true;
}

export interface EndpointOptions {
  readonly access: Access;
  /** HTTP status of success; 200 unless told. */
  readonly status?: 200 | 201 | 202 | 204;
  /** The codes a caller should expect besides the general ones (validation, sign-in, rights, availability). */
  readonly errors?: readonly ErrorCode[];
  readonly kind?: EndpointKind;
  /** For `upload`. */
  readonly upload?: UploadRules;
  /** A write that is harmless to repeat with the same `Idempotency-Key` header. */
  readonly idempotent?: boolean;
  /** `writes` unless told; reads are `none`. */
  readonly limit?: RateLimit;
  /** Programs may call it with an API key whose scopes hold `access`. Never for event streams. */
  readonly apiKeys?: true;
}

/**
 * An HTTP endpoint as a value: the server mounts it, browsers, programs and tests call it, links are made from it.
 * `S` and `V` live in the types only.
 */
export interface Endpoint<S extends EndpointShape = EndpointShape, V = unknown> {
  readonly method: Method;
  /** Express-style path, e.g. `/api/orders/:id`. */
  readonly path: string;
  readonly access: Access;
  readonly status: number;
  readonly errors: readonly ErrorCode[];
  readonly kind: EndpointKind;
  readonly upload: UploadRules | null;
  readonly idempotent: boolean;
  readonly limit: RateLimit;
  readonly apiKeys: boolean;
  readonly types?: { readonly shape: S; readonly view: V };
}

export const endpoint = <S extends EndpointShape, V>(
  method: Method,
  path: string,
  options: EndpointOptions,
): Endpoint<S, V> => ({
  method,
  path,
  access: options.access,
  status: options.status ?? 200,
  errors: options.errors ?? [],
  kind: options.kind ?? 'json',
  upload: options.upload ?? null,
  idempotent: options.idempotent ?? false,
  limit: options.limit ?? (method === 'GET' ? 'none' : 'writes'),
  apiKeys: options.apiKeys ?? false,
});

type ShapeOf<E> = E extends { readonly types?: { readonly shape: infer S } } ? S : never;
export type ParamsOf<E> = ShapeOf<E> extends { params: infer P } ? P : undefined;
export type QueryOf<E> = ShapeOf<E> extends { query: infer Q } ? Q : undefined;
export type BodyOf<E> = ShapeOf<E> extends { body: infer B } ? B : undefined;
/** `true` for uploads. */
export type FileOf<E> = ShapeOf<E> extends { file: true } ? true : undefined;
export type ViewOf<E> = E extends { readonly types?: { readonly view: infer V } } ? V : never;

/** The path with its parameters filled in and the query appended; values are percent-encoded, `undefined` ones left out. */
export const url = (target: Pick<Endpoint, 'path'>, params?: object, query?: object): string => {
  const values = new Map<string, unknown>(Object.entries(params ?? {}));
  const path = target.path.replace(/:([A-Za-z]+)/g, (_, name: string) => {
    const value = values.get(name);
    if (typeof value !== 'string' && typeof value !== 'number') throw new TypeError(`${target.path} needs ${name}`);
    return encodeURIComponent(value);
  });
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {}) as [string, unknown][]) {
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
      search.set(name, String(value));
    }
  }
  const text = search.toString();
  return text === '' ? path : `${path}?${text}`;
};

export interface ById {
  readonly id: number;
}

export interface PageQuery {
  /** 1…100, 50 unless told. */
  readonly limit?: number;
  /** The opaque `nextCursor` of the page before. */
  readonly cursor?: string;
}

export interface ListQuery extends PageQuery {
  readonly q?: string;
}

export interface Page<T> {
  readonly items: readonly T[];
  /** `null` on the last page. */
  readonly nextCursor: string | null;
}

type Loose<T> = { -readonly [K in keyof T]-?: T[K] };

/** Compile-time proof that a DTO class and its contract input are the same shape; `implements` misses a forgotten optional field. */
export type Same<A, B> = [Loose<A>] extends [Loose<B>] ? ([Loose<B>] extends [Loose<A>] ? true : never) : never;
