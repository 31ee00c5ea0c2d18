import { existsSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Config } from '@picolo/server/config';
import express, { type NextFunction, type Request, type RequestHandler, type Response } from 'express';

/** dist/, seen from dist/server/apps/api/src. */
const dist = new URL('../../../../', import.meta.url);
const at = (path: string): string => fileURLToPath(new URL(path, dist));

/** What is mounted outside Nest's guard, each with its reason; a test walks the router and finds nothing else. */
export const surfaces = [
  { path: '/console/', reason: 'the console’s own files; its data comes from guarded endpoints' },
  { path: '/api/docs', reason: 'what the API offers is no secret; it shows no data' },
  { path: '/api/openapi.json', reason: 'the same for programs' },
  { path: '{/*splat}', reason: 'Nest’s own: the log line of each request, and the 404 of unknown ones' },
  { path: '/', reason: 'the portal: public pages rendered anonymously, files of its bundle' },
] as const;

const year = 31_536_000_000;

/** Hashed file names never change their content; the rest is asked again each time. */
const files = (folder: string): RequestHandler =>
  express.static(folder, {
    index: false,
    redirect: false,
    setHeaders: (response, path) => {
      const hashed = /-[A-Z0-9]{8}\.\w+$/.test(path);
      response.setHeader('Cache-Control', hashed ? `public, max-age=${String(year / 1000)}, immutable` : 'no-cache');
    },
  });

/** A page of a single-page application: only for paths without an extension, or a stale chunk would be answered with HTML. */
const page =
  (file: string): RequestHandler =>
  (request, response, next) => {
    if ((request.method !== 'GET' && request.method !== 'HEAD') || /\.\w+$/.test(request.path)) {
      next();
      return;
    }
    response.setHeader('Cache-Control', 'no-cache');
    response.sendFile(file);
  };

type Handler = (request: Request, response: Response, next: NextFunction) => void;

interface PortalServer {
  createHandler(options: {
    readonly allowedHosts: readonly string[];
    readonly apiOrigin: string;
    readonly publicUrl: string;
  }): Handler;
}

const hostsOf = (config: Config): string[] => [
  'localhost',
  '127.0.0.1',
  config.host,
  new URL(config.publicUrl).hostname,
];

/** Where this process hears itself: an address of its own, loopback when it listens on all. */
const ownOrigin = ({ host, port }: Config): string => {
  const address = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `http://${address.includes(':') ? `[${address}]` : address}:${String(port)}`;
};

const portal = async (config: Config): Promise<Handler | null> => {
  const bundle = at('portal/server/server.mjs');
  if (!existsSync(bundle)) return null;
  const module = (await import(pathToFileURL(bundle).href)) as PortalServer;
  return module.createHandler({
    allowedHosts: hostsOf(config),
    apiOrigin: ownOrigin(config),
    publicUrl: config.publicUrl,
  });
};

/** Everything that Nest's router owns; surfaces never see these paths. */
const isApi = (path: string): boolean => /^\/(api|print|socket\.io)(\/|$)/.test(path);

/** Mounts console and portal before the routes, on the same origin (OP-2). */
export const mountSurfaces = async (app: NestExpressApplication, config: Config): Promise<void> => {
  const web = express.Router();
  web.get('/console', (request, response, next) => {
    // The router takes `/console/` for the same path: that one is the page itself.
    if (request.path === '/console') response.redirect(308, '/console/');
    else next();
  });
  web.use('/console', files(at('console')), page(at('console/index.html')));
  web.use(files(at('portal/browser')));
  const render = await portal(config);
  if (render !== null) web.use(render);
  app.use((request: Request, response: Response, next: NextFunction) => {
    if (isApi(request.path)) next();
    else void web(request, response, next);
  });
};
