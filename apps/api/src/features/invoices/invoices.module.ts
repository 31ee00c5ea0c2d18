import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ClientsModule } from '../clients/index.js';
import { AuditModule } from '../audit/index.js';
import { InvoicePrecondition, OrdersModule } from '../orders/index.js';
import { PrintingModule } from '../printing/index.js';
import { SettingsModule } from '../settings/index.js';
import { RenderDocument } from './documents/render-document.js';
import { RenderThreads } from './documents/render-threads.js';
import { AccountingController } from './http/accounting.controller.js';
import { BatchesController } from './http/batches.controller.js';
import { InvoicesController } from './http/invoices.controller.js';
import { IssuingController } from './http/issuing.controller.js';
import { MyInvoicesController } from './http/my-invoices.controller.js';
import { InvoicesFacade } from './invoices.facade.js';
import { InvoicesOverview } from './overview.facade.js';
import { IssueCreditNoteWhenOrderCancelled } from './jobs/issue-credit-note-when-order-cancelled.job.js';
import { IssueCreditNoteWhenLinesReturned } from './jobs/issue-credit-note-when-lines-returned.job.js';
import { IssueInvoiceWhenOrderProcessed } from './jobs/issue-invoice-when-order-processed.job.js';
import { RenderInvoiceWhenIssued } from './jobs/render-invoice-when-issued.job.js';
import { RunBatchWhenStarted } from './jobs/run-batch-when-started.job.js';
import { VerifyInvoicesCommand } from './jobs/verify-invoices.command.js';
import { PaymentsController } from './http/payments.controller.js';
import { AccountingAccountsRow } from './persistence/accounting-accounts.entity.js';
import { AccountingAccountsRepository } from './persistence/accounting-accounts.repository.js';
import { BalancesRepository } from './persistence/balances.repository.js';
import { BatchesRepository } from './persistence/batches.repository.js';
import { InvoiceBalanceRow } from './persistence/invoice-balance.entity.js';
import { InvoiceBatchOrderRow, InvoiceBatchRow } from './persistence/invoice-batch.entity.js';
import { InvoiceDocumentRow } from './persistence/invoice-document.entity.js';
import { InvoiceRequestRow } from './persistence/invoice-request.entity.js';
import { InvoiceSeriesRow } from './persistence/invoice-series.entity.js';
import { InvoiceRow } from './persistence/invoice.entity.js';
import { InvoicesRepository } from './persistence/invoices.repository.js';
import { OrderToInvoiceRow } from './persistence/order-to-invoice.entity.js';
import { OrdersToInvoiceRepository } from './persistence/orders-to-invoice.repository.js';
import { PaymentRow } from './persistence/payment.entity.js';
import { PaymentsRepository } from './persistence/payments.repository.js';
import { SeriesRepository } from './persistence/series.repository.js';
import { BatchesQuery } from './queries/batches.query.js';
import { InvoiceArchive } from './queries/invoice-archive.query.js';
import { InvoiceFiguresQuery } from './queries/invoice-figures.query.js';
import { InvoiceMatching } from './queries/invoice-matching.js';
import { InvoiceSearchQuery } from './queries/invoice-search.query.js';
import { AccountingQuery } from './queries/accounting.query.js';
import { InvoicesQuery } from './queries/invoices.query.js';
import { AwaitInvoice } from './use-cases/await-invoice.js';
import { BalanceChanged } from './use-cases/balance-changed.js';
import { CancelPayment } from './use-cases/cancel-payment.use-case.js';
import { ChangeAccounts } from './use-cases/change-accounts.use-case.js';
import { CheckInvoicePrecondition } from './use-cases/check-invoice-precondition.use-case.js';
import { CompanyDay } from './use-cases/company-day.js';
import { CreditByHand } from './use-cases/credit-by-hand.use-case.js';
import { CreditInvoice } from './use-cases/credit-invoice.js';
import { CreditReturn } from './use-cases/credit-return.use-case.js';
import { DepositByHand } from './use-cases/deposit-by-hand.use-case.js';
import { ExportEntries } from './use-cases/export-entries.use-case.js';
import { HandOutInvoice } from './use-cases/hand-out-invoice.use-case.js';
import { InvoiceProcessedOrder } from './use-cases/invoice-processed-order.use-case.js';
import { IssueCreditNote } from './use-cases/issue-credit-note.use-case.js';
import { IssueDeposit } from './use-cases/issue-deposit.use-case.js';
import { IssueDocument } from './use-cases/issue-document.js';
import { IssueInvoice } from './use-cases/issue-invoice.use-case.js';
import { MailInvoice } from './use-cases/mail-invoice.js';
import { RecordPayment } from './use-cases/record-payment.use-case.js';
import { RenderInvoice } from './use-cases/render-invoice.use-case.js';
import { RequestedOnce } from './use-cases/requested-once.js';
import { SendInvoice } from './use-cases/send-invoice.use-case.js';
import { BatchParts, RunBatch } from './use-cases/run-batch.use-case.js';
import { StartBatch } from './use-cases/start-batch.use-case.js';
import { SettleOrder } from './use-cases/settle-order.js';
import { TellInvoices } from './use-cases/tell-invoices.js';
import { PersonalDataOfInvoices } from './personal-data.js';
import { VerifyInvoices } from './use-cases/verify-invoices.use-case.js';

/** Global for one reason: orders asks `InvoicePrecondition`, and may not import this feature. */
@Global()
@Module({
  imports: [
    TypeOrmModule.forFeature([
      InvoiceRow,
      InvoiceSeriesRow,
      InvoiceDocumentRow,
      InvoiceBalanceRow,
      PaymentRow,
      InvoiceRequestRow,
      AccountingAccountsRow,
      OrderToInvoiceRow,
      InvoiceBatchRow,
      InvoiceBatchOrderRow,
    ]),
    AuditModule,
    ClientsModule,
    OrdersModule,
    SettingsModule,
    PrintingModule,
  ],
  controllers: [
    AccountingController,
    BatchesController,
    InvoicesController,
    IssuingController,
    MyInvoicesController,
    PaymentsController,
  ],
  providers: [
    PersonalDataOfInvoices,
    { provide: InvoicePrecondition, useClass: CheckInvoicePrecondition },
    AccountingAccountsRepository,
    AccountingQuery,
    AwaitInvoice,
    BalanceChanged,
    BalancesRepository,
    BatchesQuery,
    BatchesRepository,
    BatchParts,
    CancelPayment,
    ChangeAccounts,
    CompanyDay,
    ExportEntries,
    CreditByHand,
    CreditInvoice,
    CreditReturn,
    DepositByHand,
    HandOutInvoice,
    InvoiceArchive,
    InvoiceProcessedOrder,
    InvoicesFacade,
    InvoiceMatching,
    InvoicesQuery,
    InvoiceSearchQuery,
    InvoiceFiguresQuery,
    InvoicesOverview,
    InvoicesRepository,
    IssueCreditNote,
    IssueCreditNoteWhenLinesReturned,
    IssueCreditNoteWhenOrderCancelled,
    IssueDeposit,
    IssueDocument,
    IssueInvoice,
    IssueInvoiceWhenOrderProcessed,
    MailInvoice,
    OrdersToInvoiceRepository,
    PaymentsRepository,
    RecordPayment,
    RenderInvoice,
    RenderInvoiceWhenIssued,
    RenderDocument,
    { provide: RenderThreads, useFactory: () => new RenderThreads() },
    RequestedOnce,
    RunBatch,
    RunBatchWhenStarted,
    StartBatch,
    SeriesRepository,
    SendInvoice,
    SettleOrder,
    TellInvoices,
    VerifyInvoices,
    VerifyInvoicesCommand,
  ],
  exports: [InvoicePrecondition, InvoicesFacade, InvoicesOverview],
})
export class InvoicesModule {}
