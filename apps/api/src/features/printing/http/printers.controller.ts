import { Body, Controller, Param } from '@nestjs/common';
import {
  changePrinter,
  enrolWorker,
  inviteWorker,
  listPrinters,
  listPrintWorkers,
  revokeWorker,
  type EnrolledView,
  type EnrolmentView,
  type PrinterView,
  type PrintWorkerView,
} from '@picolo/contracts';
import { CurrentActor, Serves, type Actor } from '@picolo/server/auth';
import { IdParam } from '@picolo/server/http';
import { PrintersQuery } from '../queries/printers.query.js';
import { PrintWorkersQuery } from '../queries/print-workers.query.js';
import { ChangePrinter } from '../use-cases/change-printer.use-case.js';
import { EnrolWorker } from '../use-cases/enrol-worker.use-case.js';
import { InviteWorker } from '../use-cases/invite-worker.use-case.js';
import { RevokeWorker } from '../use-cases/revoke-worker.use-case.js';
import { ChangePrinterDto, EnrolDto, InviteWorkerDto } from './printers.dto.js';

@Controller()
export class PrintersController {
  constructor(
    private readonly printers: PrintersQuery,
    private readonly workers: PrintWorkersQuery,
    private readonly changing: ChangePrinter,
    private readonly inviting: InviteWorker,
    private readonly enrolling: EnrolWorker,
    private readonly revoking: RevokeWorker,
  ) {}

  @Serves(listPrinters)
  async list(): Promise<readonly PrinterView[]> {
    return await this.printers.all();
  }

  @Serves(changePrinter)
  async change(@Param() { id }: IdParam, @Body() body: ChangePrinterDto): Promise<PrinterView> {
    await this.changing.execute(id, body);
    return await this.printers.one(id);
  }

  @Serves(listPrintWorkers)
  async listWorkers(): Promise<readonly PrintWorkerView[]> {
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

  @Serves(revokeWorker)
  async revoke(@Param() { id }: IdParam): Promise<void> {
    await this.revoking.execute(id);
  }
}
