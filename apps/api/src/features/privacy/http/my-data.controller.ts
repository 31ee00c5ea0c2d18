import { Body, Controller, Param, type StreamableFile } from '@nestjs/common';
import {
  DomainError,
  eraseMyData,
  exportMyData,
  keepMyData,
  myData,
  myDataArchive,
  type ErasureView,
  type PersonalDataView,
  type PersonalExportView,
} from '@picolo/contracts';
import { CurrentActor, Serves, type Actor } from '@picolo/server/auth';
import { IdParam } from '@picolo/server/http';
import { IdentityFacade } from '../../identity/index.js';
import { PersonalDataQuery } from '../queries/personal-data.query.js';
import { AskErasure } from '../use-cases/ask-erasure.use-case.js';
import { AskExport } from '../use-cases/ask-export.use-case.js';
import { archiveAnswer } from './archive-answer.js';
import { OwnErasureDto } from './privacy.dto.js';

const own = ({ clientId }: Actor): number => {
  if (clientId === null) throw new DomainError('CLIENTS.NOT_FOUND');
  return clientId;
};

/** A client's own data (ID-9). */
@Controller()
export class MyDataController {
  constructor(
    private readonly query: PersonalDataQuery,
    private readonly exporting: AskExport,
    private readonly erasing: AskErasure,
    private readonly identity: IdentityFacade,
  ) {}

  @Serves(myData)
  data(@CurrentActor() actor: Actor): Promise<PersonalDataView> {
    return this.query.of(own(actor));
  }

  @Serves(exportMyData)
  export(@CurrentActor() actor: Actor): Promise<PersonalExportView> {
    return this.exporting.execute(actor, own(actor));
  }

  @Serves(myDataArchive)
  async archive(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<StreamableFile> {
    return archiveAnswer(await this.query.download(own(actor), id));
  }

  @Serves(eraseMyData)
  async erase(@CurrentActor() actor: Actor, @Body() { password }: OwnErasureDto): Promise<ErasureView> {
    await this.identity.confirmPassword(actor, password);
    return await this.erasing.execute(actor, { clientId: own(actor), isClient: true, now: false });
  }

  @Serves(keepMyData)
  keep(@CurrentActor() actor: Actor): Promise<void> {
    return this.erasing.undo(own(actor));
  }
}
