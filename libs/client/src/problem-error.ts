import { isErrorCode, type ErrorCode, type ErrorMeta, type FieldError } from '@picolo/contracts';

/** The answer never came: no network, or nobody listens. No server sends this code. */
export const OFFLINE = 'CLIENT.OFFLINE';

export type ProblemCode = ErrorCode | typeof OFFLINE;

interface ProblemFacts {
  readonly code: ProblemCode;
  /** HTTP status; 0 when there was no answer. */
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly traceId: string;
  readonly fields: readonly FieldError[];
  readonly meta: ErrorMeta;
}

/** What every failed call throws: the server's problem+json, or `CLIENT.OFFLINE` when no answer came. */
export class ProblemError extends Error implements ProblemFacts {
  readonly code: ProblemCode;
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly traceId: string;
  readonly fields: readonly FieldError[];
  readonly meta: ErrorMeta;

  constructor(facts: ProblemFacts, options?: ErrorOptions) {
    super(facts.detail === '' ? facts.code : `${facts.code}: ${facts.detail}`, options);
    this.name = 'ProblemError';
    this.code = facts.code;
    this.status = facts.status;
    this.title = facts.title;
    this.detail = facts.detail;
    this.traceId = facts.traceId;
    this.fields = facts.fields;
    this.meta = facts.meta;
  }

  get offline(): boolean {
    return this.code === OFFLINE;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const isFieldError = (value: unknown): value is FieldError =>
  isRecord(value) && typeof value['field'] === 'string' && typeof value['message'] === 'string';

/** What stands in for a body that is no problem+json: a proxy's page, an empty answer. */
function codeOfStatus(status: number): ErrorCode {
  if (status === 401) return 'AUTH.REQUIRED';
  if (status === 403) return 'AUTH.FORBIDDEN';
  if (status === 404) return 'REQUEST.NOT_FOUND';
  if (status === 413) return 'REQUEST.TOO_LARGE';
  if (status === 429) return 'REQUEST.RATE_LIMITED';
  if (status === 502 || status === 503 || status === 504) return 'SERVICE.UNAVAILABLE';
  return status >= 500 ? 'SERVICE.UNEXPECTED' : 'REQUEST.INVALID';
}

/** Reads the body of a failed answer; never throws, whatever came. */
export function problemFrom(status: number, body: unknown, cause?: unknown): ProblemError {
  const source = isRecord(body) ? body : {};
  const code = text(source['code']);
  const fields = source['fields'];
  const meta = source['meta'];
  return new ProblemError(
    {
      code: isErrorCode(code) ? code : codeOfStatus(status),
      status,
      title: text(source['title']),
      detail: text(source['detail']),
      traceId: text(source['traceId']),
      fields: Array.isArray(fields) ? fields.filter(isFieldError) : [],
      meta: isRecord(meta) ? meta : {},
    },
    { cause },
  );
}

export const offlineProblem = (cause: unknown): ProblemError =>
  new ProblemError({ code: OFFLINE, status: 0, title: '', detail: '', traceId: '', fields: [], meta: {} }, { cause });
