import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Inbox } from './inbox.js';
import { Nudge } from './nudge.js';
import { Outbox } from './outbox.js';
import { PersonalDataOfOutbox } from './personal-data.js';
import { OutboxRow } from './outbox-row.entity.js';

@Global()
@Module({
  imports: [TypeOrmModule.forFeature([OutboxRow])],
  providers: [Nudge, Outbox, Inbox, PersonalDataOfOutbox],
  exports: [Outbox, Inbox],
})
export class OutboxModule {}
