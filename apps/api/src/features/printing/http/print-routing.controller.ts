import { Body, Controller, Param } from '@nestjs/common';
import {
  changePrinterGroup,
  changePrintRoute,
  createPrinterGroup,
  deletePrinterGroup,
  getPrintRouting,
  type PrintRoutingView,
} from '@picolo/contracts';
import { Serves } from '@picolo/server/auth';
import { IdParam } from '@picolo/server/http';
import { PrintRoutingQuery } from '../queries/print-routing.query.js';
import { KeepPrintRouting } from '../use-cases/keep-print-routing.use-case.js';
import { PrinterGroupChangeDto, PrinterGroupDto, PrintKindParam, PrintRouteDto } from './print-routing.dto.js';

@Controller()
export class PrintRoutingController {
  constructor(
    private readonly query: PrintRoutingQuery,
    private readonly keeping: KeepPrintRouting,
  ) {}

  @Serves(getPrintRouting)
  async all(): Promise<PrintRoutingView> {
    return await this.query.all();
  }

  @Serves(changePrintRoute)
  async changeRoute(@Param() { kind }: PrintKindParam, @Body() body: PrintRouteDto): Promise<PrintRoutingView> {
    await this.keeping.changeRoute(kind, body);
    return await this.query.all();
  }

  @Serves(createPrinterGroup)
  async createGroup(@Body() body: PrinterGroupDto): Promise<PrintRoutingView> {
    await this.keeping.createGroup(body);
    return await this.query.all();
  }

  @Serves(changePrinterGroup)
  async changeGroup(@Param() { id }: IdParam, @Body() body: PrinterGroupChangeDto): Promise<PrintRoutingView> {
    await this.keeping.changeGroup(id, body);
    return await this.query.all();
  }

  @Serves(deletePrinterGroup)
  async deleteGroup(@Param() { id }: IdParam): Promise<PrintRoutingView> {
    await this.keeping.deleteGroup(id);
    return await this.query.all();
  }
}
