import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Clock } from '@picolo/server/clock';
import { Config } from '@picolo/server/config';
import { Db } from '@picolo/server/db';
import { AuditModule } from '../audit/index.js';
import { InvoicesModule } from '../invoices/index.js';
import { SettingsModule } from '../settings/index.js';
import { TransmissionsController } from './http/transmissions.controller.js';
import { FollowTransmissionsSweep } from './jobs/follow-transmissions.sweep.js';
import { Transmit } from './jobs/transmit.job.js';
import { TransmissionEventRow, TransmissionRow } from './persistence/transmission.entity.js';
import { TransmissionsRepository } from './persistence/transmissions.repository.js';
import { NoPlatform } from './platform/no-platform.js';
import { PlatformGateway } from './platform/platform-gateway.js';
import { TestPlatformInvoiceRow } from './platform/test-platform.entity.js';
import { TestPlatform } from './platform/test-platform.js';
import { TransmissionsQuery } from './queries/transmissions.query.js';
import { AskDeposit, DepositParts } from './use-cases/ask-deposit.use-case.js';
import { DepositRules } from './use-cases/deposit-rules.js';
import { DepositInvoice } from './use-cases/deposit.use-case.js';
import { FollowTransmissions } from './use-cases/follow-transmissions.use-case.js';

/** The platform that the configuration names. */
const platformOf = (config: Config, db: Db, clock: Clock): PlatformGateway =>
  config.platform === 'test' ? new TestPlatform(db, clock) : new NoPlatform();

/** Invoices on their way through the e-invoicing platform. */
@Module({
  imports: [
    AuditModule,
    InvoicesModule,
    SettingsModule,
    TypeOrmModule.forFeature([TransmissionRow, TransmissionEventRow, TestPlatformInvoiceRow]),
  ],
  controllers: [TransmissionsController],
  providers: [
    AskDeposit,
    DepositInvoice,
    DepositParts,
    DepositRules,
    FollowTransmissions,
    FollowTransmissionsSweep,
    { provide: PlatformGateway, useFactory: platformOf, inject: [Config, Db, Clock] },
    TransmissionsQuery,
    TransmissionsRepository,
    Transmit,
  ],
})
export class TransmissionsModule {}
