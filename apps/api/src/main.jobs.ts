import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { OutboxRelayModule } from '@picolo/server/outbox';
import { Logger } from 'nestjs-pino';
import { AppModule } from './app.module.js';
import { bootOrExplain } from './boot.js';

/** The same features without HTTP: the relay, the queues' consumers, what falls due. */
@Module({ imports: [AppModule, OutboxRelayModule] })
class JobsModule {}

await bootOrExplain(async () => {
  const app = await NestFactory.createApplicationContext(JobsModule, { bufferLogs: true, abortOnError: false });
  app.useLogger(app.get(Logger));
  app.enableShutdownHooks();
  await app.init();
  // The process lives by its connections; there is no port to listen on.
  app.get(Logger).log('jobs ready');
});
