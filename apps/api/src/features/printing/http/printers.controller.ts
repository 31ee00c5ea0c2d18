import { Body, Controller, Param } from '@nestjs/common';
import { changePrinter, listPrinters, removePrinter, type PrinterView } from '@picolo/contracts';
import { CurrentActor, Serves, type Actor } from '@picolo/server/auth';
import { IdParam } from '@picolo/server/http';
import { PrintersQuery } from '../queries/printers.query.js';
import { ChangePrinter } from '../use-cases/change-printer.use-case.js';
import { RemovePrinter } from '../use-cases/remove-printer.use-case.js';
import { ChangePrinterDto } from './printers.dto.js';

@Controller()
export class PrintersController {
  constructor(
    private readonly printers: PrintersQuery,
    private readonly changing: ChangePrinter,
    private readonly removing: RemovePrinter,
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

  @Serves(removePrinter)
  async remove(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<void> {
    await this.removing.execute(actor, id);
  }
}
