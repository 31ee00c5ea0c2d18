import { IoAdapter } from '@nestjs/platform-socket.io';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Server, ServerOptions } from 'socket.io';
import { Live } from './live.js';
import { SocketGate } from './socket-gate.js';

/** Nest's way to our one Socket.io server. */
export class RealtimeAdapter extends IoAdapter {
  private readonly live: Live;
  private readonly gate: SocketGate;
  private server: Server | null = null;
  /** Express's own judgement by `trust proxy`: the same for sockets as for requests. */
  private readonly isProxy: (address: string, hop: number) => boolean;

  constructor(app: NestExpressApplication) {
    super(app);
    const express = app.getHttpAdapter().getInstance() as {
      get(setting: 'trust proxy fn'): RealtimeAdapter['isProxy'];
    };
    this.isProxy = express.get('trust proxy fn');
    this.live = app.get(Live, { strict: false });
    this.gate = app.get(SocketGate, { strict: false });
  }

  override createIOServer(port: number, options?: ServerOptions): Server {
    if (this.server !== null) return this.server;
    const server = super.createIOServer(port, {
      ...options,
      ...this.live.options(),
      allowRequest: (request, answer) => {
        this.gate.allowRequest(request, this.isProxy(request.socket.remoteAddress ?? '', 0), answer);
      },
    } as ServerOptions);
    this.gate.guard(server);
    this.live.attach(server);
    this.server = server;
    return server;
  }
}
