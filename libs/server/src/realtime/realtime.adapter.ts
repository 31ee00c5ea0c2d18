import type { INestApplicationContext } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import type { Server, ServerOptions } from 'socket.io';
import { Live } from './live.js';
import { SocketGate } from './socket-gate.js';

/** Nest's way to our one Socket.io server. */
export class RealtimeAdapter extends IoAdapter {
  private readonly live: Live;
  private readonly gate: SocketGate;
  private server: Server | null = null;

  constructor(app: INestApplicationContext) {
    super(app);
    this.live = app.get(Live, { strict: false });
    this.gate = app.get(SocketGate, { strict: false });
  }

  override createIOServer(port: number, options?: ServerOptions): Server {
    if (this.server !== null) return this.server;
    const server = super.createIOServer(port, {
      ...options,
      ...this.live.options(),
      allowRequest: (request, answer) => {
        this.gate.allowRequest(request, answer);
      },
    } as ServerOptions);
    this.gate.guard(server);
    this.live.attach(server);
    this.server = server;
    return server;
  }
}
