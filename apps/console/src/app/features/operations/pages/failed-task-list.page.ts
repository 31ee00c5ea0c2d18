import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { type FailedTaskView, listFailedTasks, retryFailedTask } from '@picolo/contracts';
import { Api, attempt } from '@picolo/web';
import { ButtonComponent, CountPipe, RelativePipe, Toasts } from '@picolo/ui';
import { ListPageComponent } from '../../../platform/list-page.component';
import { injectList } from '../../../platform/list-store';
import { injectCan } from '../../../platform/rights';
import { Texts } from '../../../platform/texts';

/** Background work that failed eight times and waits for a person. */
@Component({
  selector: 'app-failed-task-list',
  imports: [ButtonComponent, CountPipe, ListPageComponent, RelativePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <app-list-page words="failedTasks" icon="circle-check" [list]="list" [refusal]="acting.problem()">
      <button pageActions uiButton type="button" icon="retry" [busy]="list.busy()" (click)="list.reload()">
        {{ t('failedTasks.refresh') }}
      </button>
      <div class="ui-table-frame">
        <table class="ui-table ui-table--cards">
          <thead>
            <tr>
              <th scope="col">{{ t('failedTasks.task') }}</th>
              <th scope="col">{{ t('failedTasks.error') }}</th>
              <th scope="col" class="ui-num">{{ t('failedTasks.attempts') }}</th>
              <th scope="col">{{ t('failedTasks.since') }}</th>
              <th scope="col">
                <span class="ui-visually-hidden">{{ t('form.actions') }}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            @for (task of list.items(); track task.id) {
              <tr>
                <th scope="row" class="ui-wide-phone">
                  {{ nameOf(task) }}
                  <span class="ui-sub ui-subtle ui-small">{{ task.subject }}</span>
                </th>
                <td class="error ui-wide-phone ui-mono ui-small">{{ task.error }}</td>
                <td class="ui-num" [attr.data-label]="t('failedTasks.attempts')">{{ task.attempts | count }}</td>
                <td class="ui-nowrap ui-muted ui-end-phone">{{ task.createdAt | relative }}</td>
                <td class="ui-fit">
                  @if (can('operations.retry')) {
                    <button
                      uiButton
                      type="button"
                      size="small"
                      icon="retry"
                      [busy]="acting.doing() === task.id"
                      (click)="retry(task)"
                    >
                      {{ t('failedTasks.retry') }}
                    </button>
                  }
                </td>
              </tr>
            }
          </tbody>
        </table>
      </div>
    </app-list-page>
  `,
  styles: `
    .error {
      max-width: 52ch;
      overflow-wrap: anywhere;
    }
  `,
})
export class FailedTaskListPage {
  private readonly texts = inject(Texts);
  protected readonly t = this.texts.t;
  protected readonly can = injectCan();
  private readonly api = inject(Api);
  private readonly toasts = inject(Toasts);
  protected readonly acting = attempt<number>();
  protected readonly list = injectList(listFailedTasks, () => ({}));

  protected nameOf(task: FailedTaskView): string {
    return this.texts.find(`taskConsumer.${task.consumer}`) ?? task.consumer;
  }

  protected async retry(task: FailedTaskView): Promise<void> {
    await this.acting.run(async () => {
      await this.api.call(retryFailedTask, { params: { id: task.id } });
      this.list.remove(task.id);
      this.toasts.show(this.t('failedTasks.retried'));
    }, task.id);
  }
}
