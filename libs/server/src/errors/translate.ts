import { HttpException } from '@nestjs/common';
import { DomainError, type ErrorCode } from '@picolo/contracts';
import { isDatabaseUnavailable, isRetryableConflict } from '../db/db-errors.js';

/** What Nest and express refuse by themselves, as our codes. */
const codeOfStatus: Readonly<Record<number, ErrorCode>> = {
  400: 'REQUEST.MALFORMED',
  401: 'AUTH.REQUIRED',
  403: 'AUTH.FORBIDDEN',
  404: 'REQUEST.NOT_FOUND',
  413: 'REQUEST.TOO_LARGE',
  415: 'REQUEST.UNSUPPORTED_TYPE',
  429: 'REQUEST.RATE_LIMITED',
  503: 'SERVICE.UNAVAILABLE',
};

const statusOf = (error: unknown): number | undefined => {
  if (error instanceof HttpException) return error.getStatus();
  // body-parser and the URI decoder throw http-errors: an Error with a numeric `status`.
  if (error instanceof Error && 'status' in error && typeof error.status === 'number') return error.status;
  return undefined;
};

/** Any thrown thing as a refusal with a code. `unexpected` ones are logged with their stack, and told without it. */
export const asDomainError = (error: unknown): { readonly refusal: DomainError; readonly unexpected: boolean } => {
  if (error instanceof DomainError) return { refusal: error, unexpected: false };
  if (isDatabaseUnavailable(error) || isRetryableConflict(error)) {
    return { refusal: new DomainError('SERVICE.UNAVAILABLE'), unexpected: false };
  }
  const status = statusOf(error);
  const code = status === undefined ? undefined : codeOfStatus[status];
  if (code !== undefined) return { refusal: new DomainError(code), unexpected: false };
  if (status !== undefined && status >= 400 && status < 500) {
    return { refusal: new DomainError('REQUEST.MALFORMED'), unexpected: false };
  }
  return { refusal: new DomainError('SERVICE.UNEXPECTED'), unexpected: true };
};
