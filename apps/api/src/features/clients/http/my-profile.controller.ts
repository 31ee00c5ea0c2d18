import { Body, Controller } from '@nestjs/common';
import { changeMyProfile, myProfile, type ClientView } from '@picolo/contracts';
import { CurrentActor, Serves, type Actor } from '@picolo/server/auth';
import { ClientsQuery } from '../queries/clients.query.js';
import { ChangeClient } from '../use-cases/change-client.use-case.js';
import { ClientChangeDto } from './client.dto.js';

@Controller()
export class MyProfileController {
  constructor(
    private readonly query: ClientsQuery,
    private readonly changeClient: ChangeClient,
  ) {}

  @Serves(myProfile)
  get(@CurrentActor() actor: Actor): Promise<ClientView> {
    return this.query.own(actor);
  }

  @Serves(changeMyProfile)
  change(@CurrentActor() actor: Actor, @Body() change: ClientChangeDto): Promise<ClientView> {
    return this.changeClient.executeOwn(actor, change);
  }
}
