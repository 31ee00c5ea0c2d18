import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { DomainError, type FieldError } from '@picolo/contracts';
import { rememberRules } from './known-classes.js';

const flatten = (errors: readonly ValidationError[], path: string): FieldError[] =>
  errors.flatMap((error) => {
    const field = path === '' ? error.property : `${path}.${error.property}`;
    const own = Object.entries(error.constraints ?? {}).map(([rule, message]) => ({
      field,
      rule: rule === 'whitelistValidation' ? 'unknown' : rule,
      message,
    }));
    return [...own, ...flatten(error.children ?? [], field)];
  });

/** Every body and query goes through this: unknown keys and wrong types are refused, naming each field (SE-3). */
export const validationPipe = (): ValidationPipe => {
  rememberRules();
  return new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    stopAtFirstError: false,
    validationError: { target: false, value: false },
    exceptionFactory: (errors) => new DomainError('REQUEST.INVALID', { fields: flatten(errors, '') }),
  });
};
