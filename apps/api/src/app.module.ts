import { Module } from '@nestjs/common';
import { ClockModule } from '@picolo/server/clock';
import { ConfigModule } from '@picolo/server/config';
import { DbModule } from '@picolo/server/db';
import { LoggingModule } from '@picolo/server/logging';
import { OutboxModule } from '@picolo/server/outbox';
import { RedisModule } from '@picolo/server/queue';
import { RealtimeModule } from '@picolo/server/realtime';
import { OperationsModule } from './features/operations/index.js';

/** What every process of the server is made of; the features are listed, nothing else. */
@Module({
  imports: [
    ConfigModule,
    LoggingModule,
    ClockModule,
    DbModule,
    RedisModule,
    OutboxModule,
    RealtimeModule,
    OperationsModule,
  ],
})
export class AppModule {}
