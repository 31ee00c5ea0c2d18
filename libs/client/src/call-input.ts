import type { BodyOf, Endpoint, FileOf, ParamsOf, QueryOf } from '@picolo/contracts';

interface CallOptions {
  /** The same key makes a repeated write harmless, where the endpoint is `idempotent`. */
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
  /** Of an upload, where the platform tells: share of the body that was sent, 0…1. */
  readonly onProgress?: (share: number) => void;
}

type Part<Name extends string, T> = [T] extends [undefined]
  ? { readonly [K in Name]?: undefined }
  : object extends T
    ? { readonly [K in Name]?: T }
    : { readonly [K in Name]: T };

/** What a call of this endpoint takes: its params, query and body, each only where the endpoint has one. */
export type CallInput<E extends Endpoint> = CallOptions &
  Part<'params', ParamsOf<E>> &
  Part<'query', QueryOf<E>> &
  Part<'body', BodyOf<E>> &
  // A `File` brings its name along.
  ([FileOf<E>] extends [true] ? { readonly file: Blob } : { readonly file?: undefined });

/** The input may be left out when nothing in it is required. */
export type CallArguments<E extends Endpoint> =
  object extends CallInput<E> ? [input?: CallInput<E>] : [input: CallInput<E>];

interface LooseInput extends CallOptions {
  readonly params?: object;
  readonly query?: object;
  readonly body?: object;
  readonly file?: Blob;
}

/** The arguments of a call without their types, for whoever sends it. */
export const callOptions = (args: readonly unknown[]): LooseInput => (args[0] as LooseInput | undefined) ?? {};

/** The body of an upload: its text fields, then the file. */
export const formOf = ({ body, file }: Pick<LooseInput, 'body' | 'file'>): FormData => {
  const form = new FormData();
  for (const [name, value] of Object.entries(body ?? {})) if (value !== undefined) form.append(name, String(value));
  if (file !== undefined) form.append('file', file);
  return form;
};
