import { Controller, Param, Query } from '@nestjs/common';
import { listFailedTasks, retryFailedTask, type FailedTaskView, type Page } from '@picolo/contracts';
import { Serves } from '@picolo/server/auth';
import { IdParam, ListQueryDto } from '@picolo/server/http';
import { FailedTasksQuery } from '../queries/failed-tasks.query.js';
import { RetryFailedTask } from '../use-cases/retry-failed-task.use-case.js';

@Controller()
export class FailedTasksController {
  constructor(
    private readonly failed: FailedTasksQuery,
    private readonly retry: RetryFailedTask,
  ) {}

  @Serves(listFailedTasks)
  list(@Query() query: ListQueryDto): Promise<Page<FailedTaskView>> {
    return this.failed.page(query);
  }

  @Serves(retryFailedTask)
  again(@Param() { id }: IdParam): Promise<void> {
    return this.retry.execute(id);
  }
}
