import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit/index.js';
import { ClientsFacade } from './clients.facade.js';
import { ClientsController } from './http/clients.controller.js';
import { MyProfileController } from './http/my-profile.controller.js';
import { ClientEntity } from './persistence/client.entity.js';
import { ClientsRepository } from './persistence/clients.repository.js';
import { ClientSearchQuery } from './queries/client-search.query.js';
import { PersonalDataOfClients } from './personal-data.js';
import { ClientsQuery } from './queries/clients.query.js';
import { ChangeClient } from './use-cases/change-client.use-case.js';
import { ConfirmVatNumber } from './use-cases/confirm-vat-number.use-case.js';
import { JoinRecord } from './use-cases/join-record.use-case.js';
import { CreateClient } from './use-cases/create-client.use-case.js';

@Module({
  imports: [AuditModule, TypeOrmModule.forFeature([ClientEntity])],
  controllers: [ClientsController, MyProfileController],
  providers: [
    ClientsRepository,
    ClientsQuery,
    ClientSearchQuery,
    CreateClient,
    ChangeClient,
    ConfirmVatNumber,
    JoinRecord,
    PersonalDataOfClients,
    ClientsFacade,
  ],
  exports: [ClientsFacade],
})
export class ClientsModule {}
