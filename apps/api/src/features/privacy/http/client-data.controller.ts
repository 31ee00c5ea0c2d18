import { Body, Controller, Param, type StreamableFile } from '@nestjs/common';
import {
  clientData,
  clientDataArchive,
  eraseClientData,
  exportClientData,
  keepClientData,
  type ErasureView,
  type PersonalDataView,
  type PersonalExportView,
} from '@picolo/contracts';
import { CurrentActor, Serves, type Actor } from '@picolo/server/auth';
import { IdParam } from '@picolo/server/http';
import { ClientsFacade } from '../../clients/index.js';
import { PersonalDataQuery } from '../queries/personal-data.query.js';
import { AskErasure } from '../use-cases/ask-erasure.use-case.js';
import { AskExport } from '../use-cases/ask-export.use-case.js';
import { archiveAnswer } from './archive-answer.js';
import { ErasureDto, ExportParam } from './privacy.dto.js';

/** The same two acts for a client who asks at the counter or by letter (ID-9). */
@Controller()
export class ClientDataController {
  constructor(
    private readonly query: PersonalDataQuery,
    private readonly exporting: AskExport,
    private readonly erasing: AskErasure,
    private readonly clients: ClientsFacade,
  ) {}

  @Serves(clientData)
  async data(@Param() { id }: IdParam): Promise<PersonalDataView> {
    await this.clients.forOrder(id);
    return await this.query.of(id);
  }

  @Serves(exportClientData)
  async export(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<PersonalExportView> {
    await this.clients.forOrder(id);
    return await this.exporting.execute(actor, id);
  }

  @Serves(clientDataArchive)
  async archive(@Param() { id, exportId }: ExportParam): Promise<StreamableFile> {
    return archiveAnswer(await this.query.download(id, exportId));
  }

  @Serves(eraseClientData)
  erase(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() { now }: ErasureDto): Promise<ErasureView> {
    return this.erasing.execute(actor, { clientId: id, isClient: false, now });
  }

  @Serves(keepClientData)
  keep(@Param() { id }: IdParam): Promise<void> {
    return this.erasing.undo(id);
  }
}
