import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit/index.js';
import { SettingsModule } from '../settings/index.js';
import { PrintWorkersCode } from './cli/print-workers-code.command.js';
import { MyPrintsController } from './http/my-prints.controller.js';
import { WatchPrintersSweep } from './jobs/watch-printers.sweep.js';
import { PrinterTroubleRow } from './persistence/printer-trouble.entity.js';
import { PrinterTroublesRepository } from './persistence/printer-troubles.repository.js';
import { WatchPrinters } from './use-cases/watch-printers.use-case.js';
import { PrintersController } from './http/printers.controller.js';
import { PrintWorkersController } from './http/print-workers.controller.js';
import { PrintRoutingController } from './http/print-routing.controller.js';
import { PrintPreviewController } from './http/print-preview.controller.js';
import { PrintJobsController } from './http/print-jobs.controller.js';
import { SweepPrintJobs } from './jobs/sweep-print-jobs.job.js';
import { TellWorkerWhenJobQueued } from './jobs/tell-worker-when-job-queued.job.js';
import { PrintDocumentRow } from './persistence/print-document.entity.js';
import { PrintEnrolmentRow } from './persistence/print-enrolment.entity.js';
import { PrinterRow } from './persistence/printer.entity.js';
import { PrinterMovesRepository } from './persistence/printer-moves.repository.js';
import { PrintersRepository } from './persistence/printers.repository.js';
import { PrinterSightingRow } from './persistence/printer-sighting.entity.js';
import { PrinterSightingsRepository } from './persistence/printer-sightings.repository.js';
import { PrintJobRow } from './persistence/print-job.entity.js';
import { PrintRouteRow } from './persistence/print-route.entity.js';
import { PrintRoutesRepository } from './persistence/print-routes.repository.js';
import { PrintRenderingRow } from './persistence/print-rendering.entity.js';
import { PrintRenderingsRepository } from './persistence/print-renderings.repository.js';
import { PrintTargetsRepository } from './persistence/print-targets.repository.js';
import { PrinterGroupMemberRow } from './persistence/printer-group-member.entity.js';
import { PrinterGroupRow } from './persistence/printer-group.entity.js';
import { PrintJobStepRow } from './persistence/print-job-step.entity.js';
import { PrintJobsRepository } from './persistence/print-jobs.repository.js';
import { PrintRecallsRepository } from './persistence/print-recalls.repository.js';
import { PrintLeasesRepository } from './persistence/print-leases.repository.js';
import { PrintWorkerRow } from './persistence/print-worker.entity.js';
import { PrintWorkersRepository } from './persistence/print-workers.repository.js';
import { PrintingFacade } from './printing.facade.js';
import { PrintFiguresQuery } from './queries/print-figures.query.js';
import { PrintersQuery } from './queries/printers.query.js';
import { PersonalDataOfPrinting } from './personal-data.js';
import { MyPrintsQuery } from './queries/my-prints.query.js';
import { PrintJobsQuery } from './queries/print-jobs.query.js';
import { PrintJournalQuery } from './queries/print-journal.query.js';
import { PrintPreviewQuery } from './queries/print-preview.query.js';
import { PrintRoutingQuery } from './queries/print-routing.query.js';
import { PrintWorkersQuery } from './queries/print-workers.query.js';
import { PrintWorkerGateway } from './realtime/print-worker.gateway.js';
import { WorkerDoor } from './realtime/worker-door.js';
import { AcceptJob } from './use-cases/accept-job.use-case.js';
import { AdmitWorker } from './use-cases/admit-worker.use-case.js';
import { CancelPrintJob } from './use-cases/cancel-print-job.use-case.js';
import { ChangePrinter } from './use-cases/change-printer.use-case.js';
import { DecidePrintJob } from './use-cases/decide-print-job.use-case.js';
import { DeliverNextJob } from './use-cases/deliver-next-job.use-case.js';
import { DuplicatePrintJob } from './use-cases/duplicate-print-job.js';
import { EndOverdueJobs } from './use-cases/end-overdue-jobs.use-case.js';
import { EnrolWorker } from './use-cases/enrol-worker.use-case.js';
import { FindWorkerForJob } from './use-cases/find-worker-for-job.use-case.js';
import { ForgetTickets } from './use-cases/forget-tickets.js';
import { GiveBackJob } from './use-cases/give-back-job.js';
import { GreetWorker } from './use-cases/greet-worker.use-case.js';
import { HearBeat } from './use-cases/hear-beat.use-case.js';
import { InviteWorker } from './use-cases/invite-worker.use-case.js';
import { KeepPrintRouting } from './use-cases/keep-print-routing.use-case.js';
import { LoseWorker } from './use-cases/lose-worker.use-case.js';
import { ManagePrinters } from './use-cases/manage-printers.use-case.js';
import { PrinterNews } from './use-cases/printer-news.js';
import { PrinterOrders } from './use-cases/printer-orders.js';
import { PrintJobSteps } from './use-cases/print-job-steps.js';
import { PrintMessage } from './use-cases/print-message.use-case.js';
import { OptionsForPrinter } from './use-cases/options-for-printer.js';
import { RenderForPrinter } from './use-cases/render-for-printer.js';
import { RemovePrinter } from './use-cases/remove-printer.use-case.js';
import { RenameWorker } from './use-cases/rename-worker.use-case.js';
import { ReportJob } from './use-cases/report-job.use-case.js';
import { ReprintJob } from './use-cases/reprint-job.use-case.js';
import { RevokeWorker } from './use-cases/revoke-worker.use-case.js';
import { RoutingNews } from './use-cases/routing-news.js';
import { SendChunk } from './use-cases/send-chunk.use-case.js';
import { SubmitOnce } from './use-cases/submit-once.js';
import { SubmitPrintJob } from './use-cases/submit-print-job.use-case.js';
import { TellWorker } from './use-cases/tell-worker.js';
import { WorkerPresence } from './use-cases/worker-presence.js';

const entities = [
  PrintWorkerRow,
  PrintEnrolmentRow,
  PrinterRow,
  PrintJobRow,
  PrintDocumentRow,
  PrintJobStepRow,
  PrintRenderingRow,
];
const routing = [PrinterSightingRow, PrinterTroubleRow, PrintRouteRow, PrinterGroupRow, PrinterGroupMemberRow];
const repositories = [
  ...[PrintRenderingsRepository, PrinterMovesRepository],
  ...[PrintJobsRepository, PrintLeasesRepository, PrintersRepository, PrintRoutesRepository, PrintTargetsRepository],
  ...[PrintWorkersRepository, PrinterSightingsRepository, PrinterTroublesRepository, PrintRecallsRepository],
];
const queries = [
  MyPrintsQuery,
  PrintFiguresQuery,
  PrintJobsQuery,
  PrintJournalQuery,
  PrintersQuery,
  PrintPreviewQuery,
  PrintRoutingQuery,
  PrintWorkersQuery,
];
const forPeople = [
  PrintMessage,
  ForgetTickets,
  SubmitOnce,
  SubmitPrintJob,
  DuplicatePrintJob,
  ReprintJob,
  DecidePrintJob,
  CancelPrintJob,
];
const forWorkers = [
  AdmitWorker,
  GreetWorker,
  HearBeat,
  LoseWorker,
  DeliverNextJob,
  RenderForPrinter,
  OptionsForPrinter,
  SendChunk,
  AcceptJob,
  ReportJob,
];
const administration = [
  InviteWorker,
  EnrolWorker,
  RenameWorker,
  RevokeWorker,
  ChangePrinter,
  KeepPrintRouting,
  PrinterNews,
  PrinterOrders,
  ManagePrinters,
  RemovePrinter,
];
const background = [
  WatchPrinters,
  WatchPrintersSweep,
  EndOverdueJobs,
  FindWorkerForJob,
  SweepPrintJobs,
  TellWorkerWhenJobQueued,
  PrintWorkersCode,
];

/** Print jobs from their submission to their confirmation, and the workers that print them. */
@Module({
  imports: [AuditModule, TypeOrmModule.forFeature([...entities, ...routing]), SettingsModule],
  controllers: [
    PrintPreviewController,
    ...[MyPrintsController, PrintJobsController, PrintersController, PrintRoutingController, PrintWorkersController],
  ],
  providers: [
    ...repositories,
    ...queries,
    ...[PrintJobSteps, GiveBackJob, RoutingNews, TellWorker, WorkerPresence],
    ...forPeople,
    ...forWorkers,
    ...administration,
    ...background,
    ...[WorkerDoor, PrintWorkerGateway, PrintingFacade, PersonalDataOfPrinting],
  ],
  exports: [PrintingFacade],
})
export class PrintingModule {}
