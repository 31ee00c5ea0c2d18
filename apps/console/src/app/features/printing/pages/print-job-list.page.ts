import {
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  EnvironmentInjector,
  afterNextRender,
  computed,
  effect,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import {
  type PrintJobView,
  type PrintKind,
  type PrintStatus,
  type ReprintInput,
  printStatuses,
} from '@picolo/contracts';
import { CardComponent, RelativePipe, Toasts } from '@picolo/ui';
import type { ProblemError } from '@picolo/web';
import { FilterChipsComponent } from '../../../platform/filter-chips.component';
import { ListBodyComponent } from '../../../platform/list-body.component';
import { RefusalComponent } from '../../../platform/refusal.component';
import { injectCan } from '../../../platform/rights';
import { Texts } from '../../../platform/texts';
import { PrintJobFiltersComponent, type PrintJobParameters } from '../components/print-job-filters.component';
import { PrintMessageComponent } from '../components/print-message.component';
import { PrintStateComponent } from '../components/print-state.component';
import { PrinterRowsComponent } from '../components/printer-rows.component';
import { PrintingHeadComponent } from '../components/printing-head.component';
import { ReprintDialogComponent } from '../components/reprint-dialog.component';
import { type Decision, UndecidedJobsComponent } from '../components/undecided-jobs.component';
import { PrintJobListStore } from '../data/print-job-list.store';

/** A number out of the URL. */
const idOf = (value: unknown): number | undefined =>
  typeof value === 'string' && /^[1-9]\d*$/.test(value) ? Number(value) : undefined;

@Component({
  selector: 'app-print-job-list',
  imports: [
    CardComponent,
    FilterChipsComponent,
    ListBodyComponent,
    PrintJobFiltersComponent,
    PrintMessageComponent,
    PrintStateComponent,
    PrinterRowsComponent,
    PrintingHeadComponent,
    RefusalComponent,
    RelativePipe,
    ReprintDialogComponent,
    RouterLink,
    UndecidedJobsComponent,
  ],
  providers: [PrintJobListStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './print-job-list.page.html',
  styles: `
    .page:focus-visible {
      outline: 0;
    }
  `,
})
export class PrintJobListPage {
  /** From the URL. */
  readonly status = input<PrintStatus>();
  readonly kind = input<PrintKind>();
  readonly printerId = input<number | undefined, unknown>(undefined, { transform: idOf });
  readonly q = input<string>();

  protected readonly t = inject(Texts).t;
  protected readonly can = injectCan();
  protected readonly store = inject(PrintJobListStore);
  private readonly toasts = inject(Toasts);
  /** That of the application: the answer may come when the page is left. */
  private readonly rendered = { injector: inject(EnvironmentInjector) };
  private readonly page = viewChild.required<ElementRef<HTMLElement>>('page');
  private readonly undecided = viewChild(UndecidedJobsComponent);
  /** The job whose copy comes out elsewhere. */
  protected readonly moving = signal<PrintJobView | null>(null);
  /** The printer of that copy is being chosen. */
  protected readonly choosing = signal(false);
  protected readonly moveProblem = signal<ProblemError | null>(null);
  protected readonly parameters = computed((): PrintJobParameters => ({
    ...{ status: this.status(), kind: this.kind(), printerId: this.printerId(), q: this.q() },
  }));
  protected readonly filtered = computed(() => Object.values(this.parameters()).some((value) => value !== undefined));
  protected readonly choices = computed(() =>
    // A short word where all of them stand in a row.
    printStatuses.map((status) => ({
      value: status,
      label: status === 'printing' ? this.t('printing.underWay') : this.t(`printStatus.${status}`),
    })),
  );

  constructor() {
    effect(() => void this.store.open(this.parameters()));
  }

  protected async decide({ id, decision }: Decision): Promise<void> {
    if (!(await this.store.decide(id, { decision }))) return;
    this.toasts.show(this.t(`printing.decided.${decision}`));
    this.keepFocus();
  }

  protected begin(job: PrintJobView): void {
    this.moveProblem.set(null);
    this.moving.set(job);
    this.choosing.set(true);
  }

  protected async move({ id }: PrintJobView, wishes: ReprintInput): Promise<void> {
    if (!(await this.store.decide(id, { ...wishes, decision: 'reprint' }, this.moveProblem))) return;
    this.choosing.set(false);
    this.toasts.show(this.t('printing.decided.reprint'));
    this.keepFocus();
  }

  /** The row of a decided job is gone, and the button that had the focus with it. */
  private keepFocus(): void {
    afterNextRender(() => {
      if (document.activeElement !== document.body) return;
      const undecided = this.undecided();
      if (undecided) undecided.focus();
      else this.page().nativeElement.focus({ preventScroll: true });
    }, this.rendered);
  }
}
