import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type BatchListItem, type ListQuery, listBatches } from '@picolo/contracts';
import { ButtonComponent, ChipComponent, CountPipe, MomentPipe } from '@picolo/ui';
import { followLive } from '@picolo/web';
import { ListPageComponent } from '../../../platform/list-page.component';
import { ListStore } from '../../../platform/list-store';
import { Texts } from '../../../platform/texts';

/** Batches, the newest first, with how far each is. */
@Component({
  selector: 'app-batch-list',
  imports: [ButtonComponent, ChipComponent, CountPipe, ListPageComponent, MomentPipe, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <app-list-page words="batches" icon="invoices" [list]="store.list">
      <a pageActions uiButton routerLink="/invoices/to-invoice">{{ t('invoices.toInvoice') }}</a>
      <div class="ui-table-frame">
        <table class="ui-table ui-table--cards">
          <thead>
            <tr>
              <th scope="col">{{ t('batches.number') }}</th>
              <th scope="col">{{ t('batches.progress') }}</th>
              <th scope="col" class="ui-num">{{ t('batch.issued') }}</th>
              <th scope="col" class="ui-num">{{ t('batch.failed') }}</th>
              <th scope="col">{{ t('batches.by') }}</th>
              <th scope="col">{{ t('batches.at') }}</th>
            </tr>
          </thead>
          <tbody>
            @for (batch of store.list.items(); track batch.id) {
              <tr data-link>
                <th scope="row" class="ui-nowrap">
                  <a class="ui-row-link" [routerLink]="['/invoices/batches', batch.id]">{{
                    t('batch.title', { number: batch.id })
                  }}</a>
                </th>
                <td class="ui-end-phone">
                  <ui-chip [tone]="batch.state === 'running' ? 'info' : batch.failed ? 'warning' : 'success'">
                    {{ t(batch.state === 'running' ? 'batch.state.running' : 'batch.state.done') }}
                  </ui-chip>
                </td>
                <td class="ui-num ui-hide-phone">{{ batch.issued | count }}</td>
                <td class="ui-num ui-hide-phone">{{ batch.failed | count }}</td>
                <td>{{ batch.createdBy }}</td>
                <td class="ui-nowrap ui-muted ui-end-phone">{{ batch.createdAt | moment }}</td>
              </tr>
            }
          </tbody>
        </table>
      </div>
    </app-list-page>
  `,
})
export class BatchListPage {
  protected readonly t = inject(Texts).t;
  protected readonly store = new ListStore<ListQuery, BatchListItem>(listBatches);

  constructor() {
    followLive('invoice-batch:changed', ({ id, issued, failed, state, version }) => {
      if (!this.store.list.has(id)) void this.store.list.reload();
      this.store.list.patch(id, (row) =>
        row.version >= version
          ? row
          : { ...row, issued, failed, version, state: state === 'done' ? 'done' : 'running' },
      );
    });
    void this.store.open({});
  }
}
