import { Body, Controller, Param, Query } from '@nestjs/common';
import {
  changeClient,
  confirmVatNumber,
  createClient,
  getClient,
  listClients,
  type ClientView,
  type Page,
} from '@picolo/contracts';
import { CurrentActor, Serves, type Actor } from '@picolo/server/auth';
import { IdParam, ListQueryDto } from '@picolo/server/http';
import { ClientsQuery } from '../queries/clients.query.js';
import { ChangeClient } from '../use-cases/change-client.use-case.js';
import { ConfirmVatNumber } from '../use-cases/confirm-vat-number.use-case.js';
import { CreateClient } from '../use-cases/create-client.use-case.js';
import { ClientChangeDto, ClientDto, ConfirmVatNumberDto } from './client.dto.js';

@Controller()
export class ClientsController {
  constructor(
    private readonly query: ClientsQuery,
    private readonly createClient: CreateClient,
    private readonly changeClient: ChangeClient,
    private readonly vatNumber: ConfirmVatNumber,
  ) {}

  @Serves(listClients)
  list(@Query() query: ListQueryDto): Promise<Page<ClientView>> {
    return this.query.page(query);
  }

  @Serves(getClient)
  get(@Param() { id }: IdParam): Promise<ClientView> {
    return this.query.view(id);
  }

  @Serves(createClient)
  create(@CurrentActor() actor: Actor, @Body() input: ClientDto): Promise<ClientView> {
    return this.createClient.execute(actor, input);
  }

  @Serves(changeClient)
  change(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() change: ClientChangeDto): Promise<ClientView> {
    return this.changeClient.execute(actor, id, change);
  }

  @Serves(confirmVatNumber)
  confirm(
    @CurrentActor() actor: Actor,
    @Param() { id }: IdParam,
    @Body() { version }: ConfirmVatNumberDto,
  ): Promise<ClientView> {
    return this.vatNumber.execute(actor, id, version);
  }
}
