import { join } from 'node:path';
import { Module, type DynamicModule } from '@nestjs/common';
import type { Logger } from 'pino';
import { ConnectionDiary } from './connection/connection-diary.js';
import { ReportSender } from './connection/report-sender.js';
import { ServerLink } from './connection/server-link.js';
import { printersOf } from './drivers/configured-printers.js';
import type { Printer } from './drivers/printer.js';
import { Documents } from './journal/documents.js';
import { Journal } from './journal/journal.js';
import { LaneKeeper } from './printing/lane-keeper.js';
import { PrinterKeeper } from './printing/printer-keeper.js';
import { PrinterWatch } from './printing/printer-watch.js';
import { PrintWorker } from './print-worker.js';
import { say } from './logging.js';
import { PRINTERS, WORKER_LOG, WORKER_OPTIONS, type WorkerOptions } from './worker-options.js';

/** One line that is wrong does not keep the others from printing. */
function printersHere({ told }: WorkerOptions, log: Logger): readonly Printer[] {
  const { printers, wrong } = printersOf(told);
  for (const sentence of wrong) {
    log.error({ printer: sentence }, 'a line of worker.json is left out');
    say(sentence);
  }
  return printers;
}

/** The worker as a Nest application context: no HTTP, no database, no Redis; one socket to the server. */
@Module({})
export class WorkerModule {
  static for(options: WorkerOptions, log: Logger): DynamicModule {
    return {
      module: WorkerModule,
      providers: [
        { provide: WORKER_OPTIONS, useValue: options },
        { provide: WORKER_LOG, useValue: log },
        { provide: PRINTERS, useFactory: () => printersHere(options, log) },
        { provide: Journal, useFactory: () => Journal.open(join(options.data, 'journal.sqlite')) },
        { provide: Documents, useFactory: () => new Documents(join(options.data, 'documents')) },
        { provide: ServerLink, useFactory: () => new ServerLink(options.settings, log) },
        {
          provide: PrinterWatch,
          inject: [PRINTERS],
          useFactory: (printers: readonly Printer[]) => new PrinterWatch(printers, options.told.printers),
        },
        {
          provide: ReportSender,
          inject: [Journal, ServerLink],
          useFactory: (journal: Journal, link: ServerLink) => new ReportSender(journal, link, log),
        },
        {
          provide: ConnectionDiary,
          inject: [Journal],
          useFactory: (journal: Journal) => new ConnectionDiary(log, journal),
        },
        LaneKeeper,
        PrinterKeeper,
        PrintWorker,
      ],
    };
  }
}
