import { Body, Controller, Param } from '@nestjs/common';
import { changePrinter, listPrinters, type PrinterView } from '@picolo/contracts';
import { Serves } from '@picolo/server/auth';
import { IdParam } from '@picolo/server/http';
import { PrintersQuery } from '../queries/printers.query.js';
import { ChangePrinter } from '../use-cases/change-printer.use-case.js';
import { ChangePrinterDto } from './printers.dto.js';

@Controller()
export class PrintersController {
  constructor(
    private readonly printers: PrintersQuery,
    private readonly changing: ChangePrinter,
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
}
