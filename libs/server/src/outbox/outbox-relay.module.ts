import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { ConsumerRunner } from './consumer-runner.js';
import { Leader } from './leader.js';
import { Publisher } from './publisher.js';
import { Relay } from './relay.js';
import { SweepRunner } from './sweep-runner.js';

/** Only in the jobs process: the relay, the queues' workers and the sweeps. */
@Module({
  imports: [DiscoveryModule],
  providers: [Leader, Publisher, Relay, ConsumerRunner, SweepRunner],
})
export class OutboxRelayModule {}
