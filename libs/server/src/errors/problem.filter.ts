import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { errorStatus, type DomainError, type Locale } from '@picolo/contracts';
import type { Request, Response } from 'express';
import { localeOf } from '../http/locale.js';
import { traceIdOf } from '../http/trace-id.js';
import { problemOf, refusalOf } from './problem.js';
import { asDomainError } from './translate.js';

/** Seconds a client should wait while the database is away (OP-11). */
const retryAfter = 2;

/** The one place where errors become answers: problem+json over HTTP, a refusal in a socket message's acknowledgement. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Problem');

  catch(error: unknown, host: ArgumentsHost): void {
    const { refusal, unexpected } = asDomainError(error);
    if (unexpected) this.logger.error(error instanceof Error ? (error.stack ?? error.message) : error);
    if (host.getType() === 'ws') {
      this.refuseMessage(host, refusal);
      return;
    }
    const response = host.switchToHttp().getResponse<Response>();
    const request = host.switchToHttp().getRequest<Request>();
    if (response.headersSent) {
      response.end();
      return;
    }
    const status = errorStatus[refusal.code];
    if (status === 503) response.setHeader('Retry-After', String(retryAfter));
    const { seconds } = refusal.meta;
    if (status === 429) response.setHeader('Retry-After', typeof seconds === 'number' ? seconds : 60);
    response.status(status).type('application/problem+json');
    response.send(JSON.stringify(problemOf(refusal, localeOf(request.headers['accept-language']), traceIdOf(request))));
  }

  /** Answers the acknowledgement, which Socket.io hands over as the last argument. */
  private refuseMessage(host: ArgumentsHost, refusal: DomainError): void {
    const client = host.switchToWs().getClient<{ data?: { locale?: Locale } }>();
    const ack: unknown = host.getArgs().findLast((argument: unknown) => typeof argument === 'function');
    if (typeof ack === 'function') (ack as (answer: unknown) => void)(refusalOf(refusal, client.data?.locale ?? 'fr'));
  }
}
