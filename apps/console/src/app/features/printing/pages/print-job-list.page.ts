import { ChangeDetectionStrategy, Component, computed, effect, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type PrintStatus, printStatuses } from '@picolo/contracts';
import { CardComponent, RelativePipe, Toasts } from '@picolo/ui';
import { FilterChipsComponent } from '../../../platform/filter-chips.component';
import { ListBodyComponent } from '../../../platform/list-body.component';
import { RefusalComponent } from '../../../platform/refusal.component';
import { injectCan } from '../../../platform/rights';
import { Texts } from '../../../platform/texts';
import { PrintMessageComponent } from '../components/print-message.component';
import { PrintStateComponent } from '../components/print-state.component';
import { PrinterRowsComponent } from '../components/printer-rows.component';
import { PrintingHeadComponent } from '../components/printing-head.component';
import { type Decision, UndecidedJobsComponent } from '../components/undecided-jobs.component';
import { PrintJobListStore } from '../data/print-job-list.store';

@Component({
  selector: 'app-print-job-list',
  imports: [
    CardComponent,
    FilterChipsComponent,
    ListBodyComponent,
    PrintMessageComponent,
    PrintStateComponent,
    PrinterRowsComponent,
    PrintingHeadComponent,
    RefusalComponent,
    RelativePipe,
    RouterLink,
    UndecidedJobsComponent,
  ],
  providers: [PrintJobListStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './print-job-list.page.html',
})
export class PrintJobListPage {
  /** From the URL. */
  readonly status = input<PrintStatus>();

  protected readonly t = inject(Texts).t;
  protected readonly can = injectCan();
  protected readonly store = inject(PrintJobListStore);
  private readonly toasts = inject(Toasts);
  protected readonly choices = computed(() =>
    printStatuses.map((status) => ({ value: status, label: this.t(`printStatus.${status}`) })),
  );

  constructor() {
    effect(() => void this.store.open({ status: this.status() }));
  }

  protected async decide({ id, decision }: Decision): Promise<void> {
    if (await this.store.decide(id, decision)) this.toasts.show(this.t(`printing.decided.${decision}`));
  }
}
