import { Controller, Module, RequestMapping, type Type } from '@nestjs/common';
import { DiscoveryModule, NestFactory } from '@nestjs/core';
import { SubscribeMessage } from '@nestjs/websockets';
import { endpoint } from '@picolo/contracts';
import { describe, expect, it } from 'vitest';
import { listHandlers, type HandlerAccess } from './handlers.js';
import { On } from './on.decorator.js';
import { Serves } from './serves.decorator.js';

class Door {
  open(): void {
    // A way in; what it does is not looked at.
  }
}

/** A fresh class whose one method is decorated; decorators are applied by hand, for the house rules forbid the bare ones. */
const door = (decorate: MethodDecorator): Type => {
  class Fresh extends Door {
    override open(): void {
      super.open();
    }
  }
  Controller()(Fresh);
  const descriptor = Object.getOwnPropertyDescriptor(Fresh.prototype, 'open');
  if (descriptor !== undefined) decorate(Fresh.prototype, 'open', descriptor);
  return Fresh;
};

const list = async (...controllers: Type[]): Promise<readonly HandlerAccess[]> => {
  const Root = class extends Door {};
  Module({ imports: [DiscoveryModule], controllers })(Root);
  const app = await NestFactory.createApplicationContext(Root, { logger: false, abortOnError: false });
  try {
    return listHandlers(app);
  } finally {
    await app.close();
  }
};

const declared = endpoint<object, undefined>('POST', '/declared', { access: 'orders.read' });

describe('handlers', () => {
  it('ID-5 a handler without a declared access stops the boot, and is named', async () => {
    const bare = door(RequestMapping({ path: '/bare' }));
    await expect(list(door(Serves(declared)), bare)).rejects.toThrow(/without a declared access: Fresh\.open/);
  });

  it('ID-5 a socket message without a declared access stops the boot', async () => {
    await expect(list(door(SubscribeMessage('bare')))).rejects.toThrow(/without a declared access/);
  });

  it('ID-5 every way in is listed with who may take it', async () => {
    const stream = endpoint<object, undefined>('GET', '/stream', { access: { signedIn: 'all may' }, kind: 'sse' });
    const found = await list(door(Serves(declared)), door(On('said', 'orders.own')), door(Serves(stream)));
    expect(found.map(({ kind, name, access }) => ({ kind, name, access }))).toEqual([
      { kind: 'http', name: 'POST /declared', access: 'orders.read' },
      { kind: 'socket', name: 'said', access: 'orders.own' },
      { kind: 'http', name: 'GET /stream', access: { signedIn: 'all may' } },
    ]);
  });
});
