import { Module } from '@nestjs/common';
import { ListHandlersCommand } from './cli/list-handlers.command.js';
import { FailedTasksController } from './http/failed-tasks.controller.js';
import { HealthController } from './http/health.controller.js';
import { MailsController } from './http/mails.controller.js';
import { FailedTasksQuery } from './queries/failed-tasks.query.js';
import { HealthQuery } from './queries/health.query.js';
import { MailsPageQuery } from './queries/mails-page.query.js';
import { RetryFailedTask } from './use-cases/retry-failed-task.use-case.js';

@Module({
  controllers: [HealthController, FailedTasksController, MailsController],
  providers: [ListHandlersCommand, HealthQuery, FailedTasksQuery, MailsPageQuery, RetryFailedTask],
})
export class OperationsModule {}
