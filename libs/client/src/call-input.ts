import type { BodyOf, Endpoint, ParamsOf, QueryOf } from '@picolo/contracts';

interface CallOptions {
  /** The same key makes a repeated write harmless, where the endpoint is `idempotent`. */
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
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
  Part<'body', BodyOf<E>>;

/** The input may be left out when nothing in it is required. */
export type CallArguments<E extends Endpoint> =
  object extends CallInput<E> ? [input?: CallInput<E>] : [input: CallInput<E>];

interface LooseInput extends CallOptions {
  readonly params?: object;
  readonly query?: object;
  readonly body?: object;
}

/** The arguments of a call without their types, for whoever sends it. */
export const callOptions = (args: readonly unknown[]): LooseInput => (args[0] as LooseInput | undefined) ?? {};
