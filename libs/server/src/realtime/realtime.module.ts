import { Global, Module } from '@nestjs/common';
import { Live } from './live.js';
import { SocketGate } from './socket-gate.js';

@Global()
@Module({ providers: [Live, SocketGate], exports: [Live, SocketGate] })
export class RealtimeModule {}
