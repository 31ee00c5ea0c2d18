import { PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import type { Endpoint } from '@picolo/contracts';
import { accessKey, endpointKey } from './metadata-keys.js';
import type { SocketAccess } from './on.decorator.js';

/** What @SubscribeMessage leaves on a handler. */
const messageKey = 'message';

/** One way into the process, with who may take it. */
export interface HandlerAccess {
  readonly kind: 'http' | 'socket';
  /** `POST /api/orders` or the socket event's name. */
  readonly name: string;
  readonly handler: string;
  readonly access: SocketAccess;
}

interface Found {
  readonly endpoint: Endpoint | undefined;
  readonly kind: 'http' | 'socket';
  readonly name: string;
  readonly access: SocketAccess | undefined;
  readonly handler: string;
}

/** An application or a module reference: whatever finds providers. */
interface Finder {
  get<T>(token: abstract new (...parameters: never[]) => T, options: { strict: false }): T;
}

const inspect = (app: Finder): Found[] => {
  const discovery = app.get(DiscoveryService, { strict: false });
  const scanner = new MetadataScanner();
  const reflector = app.get(Reflector, { strict: false });
  const found: Found[] = [];
  for (const wrapper of [...discovery.getControllers(), ...discovery.getProviders()]) {
    const instance: unknown = wrapper.instance;
    if (typeof instance !== 'object' || instance === null) continue;
    const prototype = Object.getPrototypeOf(instance) as Record<string, unknown>;
    for (const name of scanner.getAllMethodNames(prototype)) {
      const method = prototype[name];
      if (typeof method !== 'function') continue;
      const target = method as () => unknown;
      const path = Reflect.getMetadata(PATH_METADATA, target) as unknown;
      const message = Reflect.getMetadata(messageKey, target) as unknown;
      if (path === undefined && message === undefined) continue;
      const endpoint = reflector.get<Endpoint | undefined>(endpointKey, target);
      found.push({
        endpoint,
        kind: path === undefined ? 'socket' : 'http',
        name: endpoint === undefined ? String(path ?? message) : `${endpoint.method} ${endpoint.path}`,
        access: reflector.get<SocketAccess | undefined>(accessKey, target),
        handler: `${String(wrapper.name)}.${name}`,
      });
    }
  }
  return found;
};

/** Every handler of the process with its access (ID-5). Throws, naming them, when one declares none: that stops the boot. */
export const listHandlers = (app: Finder): readonly HandlerAccess[] => {
  const found = inspect(app);
  const open = found.filter(({ access }) => access === undefined).map(({ handler }) => handler);
  if (open.length > 0) throw new Error(`Handlers without a declared access: ${open.join(', ')}`);
  return found.flatMap(({ kind, name, handler, access }) =>
    access === undefined ? [] : [{ kind, name, handler, access }],
  );
};

/** The endpoint values that this process serves. */
export const listEndpoints = (app: Finder): readonly Endpoint[] =>
  inspect(app).flatMap(({ endpoint }) => (endpoint === undefined ? [] : [endpoint]));
