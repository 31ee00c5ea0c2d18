import { Module } from '@nestjs/common';
import { AuthModule } from '@picolo/server/auth';
import { ClockModule } from '@picolo/server/clock';
import { ConfigModule } from '@picolo/server/config';
import { DbModule } from '@picolo/server/db';
import { FilesModule } from '@picolo/server/files';
import { LoggingModule } from '@picolo/server/logging';
import { MailModule } from '@picolo/server/mail';
import { OutboxModule } from '@picolo/server/outbox';
import { RedisModule } from '@picolo/server/queue';
import { RealtimeModule } from '@picolo/server/realtime';
import { AuditModule } from './features/audit/index.js';
import { CatalogueModule } from './features/catalogue/index.js';
import { ClientsModule } from './features/clients/index.js';
import { DashboardModule } from './features/dashboard/index.js';
import { IdentityAccessModule, IdentityModule } from './features/identity/index.js';
import { ImportsModule } from './features/imports/index.js';
import { IntegrationsAccessModule, IntegrationsModule } from './features/integrations/index.js';
import { InvoicesModule } from './features/invoices/index.js';
import { NotificationsModule } from './features/notifications/index.js';
import { OperationsModule } from './features/operations/index.js';
import { OrdersModule } from './features/orders/index.js';
import { PrivacyModule } from './features/privacy/index.js';
import { PrintingModule } from './features/printing/index.js';
import { LetterHeadModule } from './features/settings/index.js';
import { SearchModule } from './features/search/index.js';
import { StockModule } from './features/stock/index.js';
import { TransmissionsModule } from './features/transmissions/index.js';

/** What every process of the server is made of; the features are listed, nothing else. */
@Module({
  imports: [
    ConfigModule,
    LoggingModule,
    ClockModule,
    DbModule,
    RedisModule,
    OutboxModule,
    FilesModule,
    AuthModule.forRoot(IdentityAccessModule, IntegrationsAccessModule),
    RealtimeModule,
    MailModule.forRoot(LetterHeadModule),
    // Orders first: the router looks through routes in this order, and theirs are asked for most.
    OrdersModule,
    IdentityModule,
    AuditModule,
    ClientsModule,
    CatalogueModule,
    StockModule,
    ImportsModule,
    InvoicesModule,
    TransmissionsModule,
    NotificationsModule,
    OperationsModule,
    DashboardModule,
    SearchModule,
    PrintingModule,
    IntegrationsModule,
    PrivacyModule,
  ],
})
export class AppModule {}
