import { join } from 'node:path';
import { Module, type DynamicModule } from '@nestjs/common';
import type { Logger } from 'pino';
import { ReportSender } from './connection/report-sender.js';
import { ServerLink } from './connection/server-link.js';
import type { PrinterDriver } from './drivers/driver.js';
import { FolderDriver } from './drivers/folder.driver.js';
import { IppDriver } from './drivers/ipp/ipp.driver.js';
import { Documents } from './journal/documents.js';
import { Journal } from './journal/journal.js';
import { LaneKeeper } from './printing/lane-keeper.js';
import { PrinterWatch } from './printing/printer-watch.js';
import { PrintWorker } from './print-worker.js';
import { PRINTER_DRIVERS, WORKER_LOG, WORKER_OPTIONS, type WorkerOptions } from './worker-options.js';

/** The worker as a Nest application context: no HTTP, no database, no Redis; one socket to the server. */
@Module({})
export class WorkerModule {
  static for(options: WorkerOptions, log: Logger): DynamicModule {
    return {
      module: WorkerModule,
      providers: [
        { provide: WORKER_OPTIONS, useValue: options },
        { provide: WORKER_LOG, useValue: log },
        { provide: PRINTER_DRIVERS, useFactory: () => driversOf(options) },
        { provide: Journal, useFactory: () => Journal.open(join(options.data, 'journal.sqlite')) },
        { provide: Documents, useFactory: () => new Documents(join(options.data, 'documents')) },
        { provide: ServerLink, useFactory: () => new ServerLink(options.settings, log) },
        {
          provide: PrinterWatch,
          inject: [PRINTER_DRIVERS],
          useFactory: (drivers: readonly PrinterDriver[]) => new PrinterWatch(drivers),
        },
        {
          provide: ReportSender,
          inject: [Journal, ServerLink],
          useFactory: (journal: Journal, link: ServerLink) => new ReportSender(journal, link, log),
        },
        LaneKeeper,
        PrintWorker,
      ],
    };
  }
}

function driversOf({ paper, ipp }: WorkerOptions): readonly PrinterDriver[] {
  const folder = paper === null ? [] : [new FolderDriver(paper)];
  const byUri = new Map(ipp.map((printer) => [printer.uri, printer]));
  return [...folder, ...[...byUri.values()].map(({ uri, name }) => new IppDriver(uri, name))];
}
