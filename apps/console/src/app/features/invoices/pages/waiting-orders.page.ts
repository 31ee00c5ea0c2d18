import { ChangeDetectionStrategy, Component, computed, effect, inject, input, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { keyByBody } from '@picolo/client';
import { type BatchInput, startBatch } from '@picolo/contracts';
import { ButtonComponent, ChipComponent, DayPipe, MoneyPipe } from '@picolo/ui';
import { Api, attempt } from '@picolo/web';
import { ListBodyComponent } from '../../../platform/list-body.component';
import { injectQuery } from '../../../platform/list-query';
import { PageHeadComponent } from '../../../platform/page-head.component';
import { PeriodFieldsComponent } from '../../../platform/period-fields.component';
import { RefusalComponent } from '../../../platform/refusal.component';
import { Selection } from '../../../platform/selection';
import { Texts } from '../../../platform/texts';
import { TickAllDirective, TickDirective } from '../../../platform/tick.directive';
import { WaitingListStore } from '../data/waiting-list.store';

/** Processed orders without their invoice: chosen, or all of a period or a client, they are invoiced in a batch. */
@Component({
  selector: 'app-waiting-orders',
  imports: [
    ButtonComponent,
    ChipComponent,
    DayPipe,
    ListBodyComponent,
    MoneyPipe,
    PageHeadComponent,
    PeriodFieldsComponent,
    RefusalComponent,
    RouterLink,
    TickAllDirective,
    TickDirective,
  ],
  providers: [WaitingListStore],
  host: { class: 'page' },
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './waiting-orders.page.html',
  styles: `
    .filters {
      display: flex;
      flex-wrap: wrap;
      gap: 12px;
      align-items: end;
    }
    .narrow {
      padding: 0;
      border: 0;
      background: none;
      color: inherit;
      font: inherit;
      text-align: inherit;
      text-decoration: underline dotted;
      text-underline-offset: 3px;
      cursor: pointer;
    }
  `,
})
export class WaitingOrdersPage {
  /** From the URL. */
  readonly clientId = input<string>();
  readonly from = input<string>();
  readonly to = input<string>();

  private readonly texts = inject(Texts);
  protected readonly t = this.texts.t;
  protected readonly n = this.texts.n;
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  protected readonly query = injectQuery();
  protected readonly store = inject(WaitingListStore);
  protected readonly selection = new Selection(() => this.store.list.items());
  protected readonly starting = attempt();
  private readonly key = keyByBody();
  private readonly filter = computed(() => ({
    ...(this.clientId() === undefined ? {} : { clientId: Number(this.clientId()) }),
    ...(this.from() === undefined ? {} : { from: this.from() }),
    ...(this.to() === undefined ? {} : { to: this.to() }),
  }));
  protected readonly filtered = computed(() => Object.keys(this.filter()).length > 0);

  constructor() {
    effect(() => {
      const filter = this.filter();
      untracked(() => {
        this.selection.clear();
        void this.store.open(filter);
      });
    });
  }

  protected async start(): Promise<void> {
    if (this.starting.busy()) return;
    const body: BatchInput = this.selection.count() > 0 ? { orderIds: this.selection.ids() } : { all: this.filter() };
    const begun = await this.starting.run(async () => {
      const { id } = await this.api.call(startBatch, { body, idempotencyKey: this.key(body) });
      await this.router.navigate(['/invoices/batches', id]);
    });
    if (!begun) void this.store.list.reload();
  }
}
