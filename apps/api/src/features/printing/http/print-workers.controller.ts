import { Body, Controller, Param } from '@nestjs/common';
import {
  addPrinter,
  enrolWorker,
  inviteWorker,
  listPrintWorkers,
  renameWorker,
  revokeWorker,
  searchPrinters,
  type EnrolledView,
  type EnrolmentView,
  type FoundPrinter,
  type PrintWorkerView,
} from '@picolo/contracts';
import { CurrentActor, Serves, type Actor } from '@picolo/server/auth';
import { IdParam } from '@picolo/server/http';
import { PrintWorkersQuery } from '../queries/print-workers.query.js';
import { EnrolWorker } from '../use-cases/enrol-worker.use-case.js';
import { InviteWorker } from '../use-cases/invite-worker.use-case.js';
import { RenameWorker } from '../use-cases/rename-worker.use-case.js';
import { RevokeWorker } from '../use-cases/revoke-worker.use-case.js';
import { ManagePrinters } from '../use-cases/manage-printers.use-case.js';
import { AddPrinterDto, EnrolDto, InviteWorkerDto, RenameWorkerDto } from './printers.dto.js';

@Controller()
export class PrintWorkersController {
  constructor(
    private readonly workers: PrintWorkersQuery,
    private readonly inviting: InviteWorker,
    private readonly enrolling: EnrolWorker,
    private readonly renaming: RenameWorker,
    private readonly revoking: RevokeWorker,
    private readonly managing: ManagePrinters,
  ) {}

  @Serves(listPrintWorkers)
  async list(): Promise<readonly PrintWorkerView[]> {
    return await this.workers.all();
  }

  @Serves(inviteWorker)
  async invite(@CurrentActor() actor: Actor, @Body() { name }: InviteWorkerDto): Promise<EnrolmentView> {
    return await this.inviting.execute(actor.userId, name ?? null);
  }

  @Serves(enrolWorker)
  async enrol(@Body() body: EnrolDto): Promise<EnrolledView> {
    return await this.enrolling.execute(body);
  }

  @Serves(renameWorker)
  async rename(@Param() { id }: IdParam, @Body() { name }: RenameWorkerDto): Promise<PrintWorkerView> {
    await this.renaming.execute(id, name);
    return await this.workers.one(id);
  }

  @Serves(revokeWorker)
  async revoke(@Param() { id }: IdParam): Promise<void> {
    await this.revoking.execute(id);
  }

  @Serves(searchPrinters)
  async search(@Param() { id }: IdParam): Promise<readonly FoundPrinter[]> {
    return await this.managing.search(id);
  }

  @Serves(addPrinter)
  async addPrinter(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() body: AddPrinterDto): Promise<void> {
    await this.managing.add(actor, id, body);
  }
}
