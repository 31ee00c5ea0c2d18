import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { IdentityModule } from '../identity/index.js';
import { NotificationsController } from './http/notifications.controller.js';
import { AlertLowStock } from './jobs/alert-low-stock.job.js';
import { AlertPrintProblem } from './jobs/alert-print-problem.job.js';
import { AlertPrinterTrouble } from './jobs/alert-printer-trouble.job.js';
import { ForgetNotificationsSweep } from './jobs/forget-notifications.sweep.js';
import { TellOfOrders } from './jobs/tell-of-orders.job.js';
import { NotificationEntity } from './persistence/notification.entity.js';
import { NotificationsRepository } from './persistence/notifications.repository.js';
import { NotificationStreams } from './queries/notification-streams.js';
import { NotificationsQuery } from './queries/notifications.query.js';
import { ForgetNotifications } from './use-cases/forget-notifications.use-case.js';
import { NotifyUsers } from './use-cases/notify-users.use-case.js';
import { PersonalDataOfNotifications } from './personal-data.js';
import { ReadNotifications } from './use-cases/read-notifications.use-case.js';

@Module({
  imports: [TypeOrmModule.forFeature([NotificationEntity]), IdentityModule],
  controllers: [NotificationsController],
  providers: [
    PersonalDataOfNotifications,
    NotificationsRepository,
    NotificationsQuery,
    NotificationStreams,
    NotifyUsers,
    ReadNotifications,
    AlertLowStock,
    AlertPrintProblem,
    AlertPrinterTrouble,
    ForgetNotifications,
    ForgetNotificationsSweep,
    TellOfOrders,
  ],
})
export class NotificationsModule {}
