import { hash } from 'node:crypto';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { DomainError } from '@picolo/contracts';
import compression from 'compression';
import type { NextFunction, Request, Response } from 'express';
import helmet from 'helmet';
import type { Config } from '../config/config.js';
import { refuseOddBodies } from './body-shape.js';
import { refuseForeignOrigin } from './origin.js';
import { nameRequest } from './trace-id.js';

/** No inline script anywhere; styles of components are inline by design of Angular (SE-1). */
const securityHeaders = (secure: boolean): ReturnType<typeof helmet> =>
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        ...(secure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    hsts: secure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
    frameguard: { action: 'deny' },
  });

const permissionsPolicy = (_request: Request, response: Response, next: NextFunction): void => {
  response.setHeader('Permissions-Policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=()');
  next();
};

/** API answers are personal: no cache keeps them. The public shop window says otherwise itself. */
const neverCache = (request: Request, response: Response, next: NextFunction): void => {
  if (!request.path.startsWith('/api/shop/')) response.setHeader('Cache-Control', 'no-store');
  next();
};

/** As express makes it, in one call: an answer that may be kept is asked about again with it. */
const weakTag = (body: string | Buffer): string => `W/"${hash('sha1', body, 'base64url')}"`;

const hasBody = (request: Request): boolean =>
  request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0;

/** What is neither JSON nor an upload is refused by name rather than read as nothing (SE-3); who takes uploads says BodyTypeGuard. */
const refuseOtherTypes = (request: Request, _response: Response, next: NextFunction): void => {
  const refused =
    request.headers['content-type'] !== 'application/json' &&
    hasBody(request) &&
    request.is(['application/json', 'multipart/form-data']) === false;
  next(refused ? new DomainError('REQUEST.UNSUPPORTED_TYPE') : undefined);
};

/** Everything between the socket and the routes: trace id, headers, proxy trust, body limits, origin check. */
export const configureHttp = (app: NestExpressApplication, config: Config): void => {
  app.set('trust proxy', config.trustProxy.length === 0 ? false : [...config.trustProxy]);
  app.set('query parser', 'simple');
  app.set('etag', weakTag);
  app.disable('x-powered-by');
  app.use(nameRequest, securityHeaders(config.secure), permissionsPolicy);
  app.use(
    compression({
      // An event stream must leave at once; compression would hold it back.
      filter: (request, response) =>
        !String(response.getHeader('Content-Type')).startsWith('text/event-stream') &&
        compression.filter(request, response),
    }),
  );
  app.use(['/api', '/print'], neverCache);
  app.use(refuseForeignOrigin, refuseOtherTypes);
  app.useBodyParser('json', { limit: '100kb', strict: true, type: ['application/json'] });
  app.use(refuseOddBodies);
};
