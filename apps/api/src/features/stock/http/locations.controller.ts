import { Body, Controller, Headers, Param } from '@nestjs/common';
import {
  archiveLocation,
  createLocation,
  getTransfer,
  listLocations,
  renameLocation,
  reopenLocation,
  sellFromLocation,
  transferStock,
  type LocationView,
  type TransferView,
} from '@picolo/contracts';
import { CurrentActor, Serves, type Actor } from '@picolo/server/auth';
import { IdParam, readIdempotencyKey } from '@picolo/server/http';
import { LocationsQuery } from '../queries/locations.query.js';
import { TransfersQuery } from '../queries/transfers.query.js';
import { KeepLocations } from '../use-cases/keep-locations.use-case.js';
import { TransferStock } from '../use-cases/transfer-stock.use-case.js';
import { ChangeLocationDto, LocationDto, TransferDto } from './location.dto.js';

@Controller()
export class LocationsController {
  constructor(
    private readonly locations: LocationsQuery,
    private readonly keep: KeepLocations,
    private readonly transfers: TransfersQuery,
    private readonly transfer: TransferStock,
  ) {}

  @Serves(listLocations)
  list(): Promise<readonly LocationView[]> {
    return this.locations.all();
  }

  @Serves(createLocation)
  create(@CurrentActor() actor: Actor, @Body() body: LocationDto): Promise<LocationView> {
    return this.keep.create(actor, body);
  }

  @Serves(renameLocation)
  rename(
    @CurrentActor() actor: Actor,
    @Param() { id }: IdParam,
    @Body() body: ChangeLocationDto,
  ): Promise<LocationView> {
    return this.keep.rename(actor, id, body);
  }

  @Serves(sellFromLocation)
  sellFrom(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<LocationView> {
    return this.keep.sellFrom(actor, id);
  }

  @Serves(archiveLocation)
  archive(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<LocationView> {
    return this.keep.archive(actor, id);
  }

  @Serves(reopenLocation)
  reopen(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<LocationView> {
    return this.keep.reopen(actor, id);
  }

  @Serves(transferStock)
  move(
    @CurrentActor() actor: Actor,
    @Body() body: TransferDto,
    @Headers('idempotency-key') key: string | undefined,
  ): Promise<TransferView> {
    return this.transfer.execute(actor, body, readIdempotencyKey(key));
  }

  @Serves(getTransfer)
  one(@Param() { id }: IdParam): Promise<TransferView> {
    return this.transfers.byId(id);
  }
}
