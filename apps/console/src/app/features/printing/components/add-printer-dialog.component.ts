import {
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  Injector,
  afterNextRender,
  computed,
  effect,
  inject,
  input,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import {
  type FoundPrinter,
  type PaperColumns,
  type PrinterToAdd,
  type PrintWorkerView,
  addPrinter,
  listPrintWorkers,
  searchPrinters,
} from '@picolo/contracts';
import {
  ButtonComponent,
  ChipComponent,
  DialogComponent,
  FieldComponent,
  FormDirective,
  InputDirective,
} from '@picolo/ui';
import { Api, type ProblemError, attempt, toProblem } from '@picolo/web';
import { ProgressComponent } from '../../../platform/progress.component';
import { RefusalComponent } from '../../../platform/refusal.component';
import { Texts } from '../../../platform/texts';
import { type TypedKind, typedAddress } from '../data/typed-address';

/** So many characters fit on such a roll whatever the printer's letters. */
const PAPERS = [
  { mm: 80, columns: 42 },
  { mm: 58, columns: 32 },
] as const satisfies readonly { mm: number; columns: PaperColumns }[];

/** Finds the printers that a PC sees and adds one of them, or one whose address somebody types (PR-7). */
@Component({
  selector: 'app-add-printer-dialog',
  imports: [
    ButtonComponent,
    ChipComponent,
    DialogComponent,
    FieldComponent,
    FormDirective,
    InputDirective,
    ProgressComponent,
    RefusalComponent,
    RouterLink,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './add-printer-dialog.component.html',
  styles: `
    .choices {
      display: grid;
      gap: 8px;
      min-width: 0;
    }
    .line {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 12px;
      align-items: center;
      justify-content: space-between;
    }
    .line button {
      /* Its word, not its edge, stands in line with what is above and below, on a line of its own, too. */
      margin-inline: -10px;
    }
    .count {
      font-size: var(--p-text-14);
      font-weight: 500;
    }
    .choice {
      display: flex;
      gap: 12px;
      align-items: center;
      padding: 10px 12px;
      border: 1px solid var(--color-border);
      border-radius: var(--radius);
      cursor: pointer;
    }
    .choice:has(:checked) {
      border-color: var(--color-accent);
    }
    .choice--used {
      color: var(--color-text-muted);
      cursor: default;
    }
    .choice__what {
      display: flex;
      flex: 1;
      flex-direction: column;
      min-width: 0;
      overflow-wrap: anywhere;
    }
  `,
})
export class AddPrinterDialogComponent {
  readonly open = input.required<boolean>();
  readonly closed = output();
  /** The name that it has. */
  readonly added = output<string>();

  private readonly texts = inject(Texts);
  protected readonly t = this.texts.t;
  protected readonly n = this.texts.n;
  private readonly api = inject(Api);
  private readonly place = { injector: inject(Injector) };
  private readonly refusal = viewChild<ElementRef<HTMLElement>>('refusal');
  protected readonly loading = attempt();
  protected readonly searching = signal(false);
  protected readonly problem = signal<ProblemError | null>(null);
  protected readonly adding = attempt();
  protected readonly papers = PAPERS;
  protected readonly workers = signal<readonly PrintWorkerView[]>([]);
  protected readonly workerId = signal(0);
  /** Null: not searched yet. */
  protected readonly found = signal<readonly FoundPrinter[] | null>(null);
  protected readonly chosen = signal<FoundPrinter | 'typed' | null>(null);
  protected readonly kind = signal<TypedKind>('pages');
  protected readonly address = signal('');
  protected readonly name = signal('');
  protected readonly columns = signal<PaperColumns | null>(null);
  /** What is answered to a search before the last one is of no interest any more. */
  private search = 0;

  protected readonly workerName = computed(() => this.workers().find(({ id }) => id === this.workerId())?.name ?? '');
  protected readonly countText = computed(() => {
    const count = this.found()?.length;
    if (count === undefined) return '';
    return count === 0 ? this.t('addPrinter.none') : this.n('addPrinter.found', count);
  });
  private readonly target = computed(() => {
    const chosen = this.chosen();
    if (chosen !== 'typed') return chosen;
    return this.address().trim() === '' ? null : typedAddress(this.address(), this.kind());
  });
  protected readonly driver = computed(() => this.target()?.driver ?? null);
  protected readonly order = computed<PrinterToAdd | null>(() => {
    const target = this.target();
    if (target === null || this.name().trim() === '') return null;
    const isReceipt = target.driver === 'raw9100' || target.driver === 'winspool';
    const columns = this.columns() ?? (target.driver === 'raw9100' ? PAPERS[0].columns : null);
    return {
      ...{ uri: target.uri, driver: target.driver, name: this.name().trim() },
      ...(isReceipt && columns !== null && { columns }),
    };
  });

  constructor() {
    effect(() => {
      const isOpen = this.open();
      untracked(() => {
        this.search += 1;
        if (isOpen) void this.begin();
      });
    });
  }

  protected aboutOf({ name, model, place }: FoundPrinter): string {
    return [model, place].filter((word) => word !== null && word !== name).join(' · ');
  }

  protected wayOf({ driver }: FoundPrinter): string {
    return this.t(`foundDriver.${driver}`);
  }

  protected choose(chosen: FoundPrinter | 'typed'): void {
    this.adding.reset();
    this.chosen.set(chosen);
    this.name.set(chosen === 'typed' ? '' : chosen.name);
    this.columns.set(null);
  }

  protected setPaper(value: string): void {
    this.columns.set(PAPERS.find(({ columns }) => String(columns) === value)?.columns ?? null);
  }

  /** Asks that PC again what it sees; a printer that is being typed stays as it is. */
  protected async look(workerId: number): Promise<void> {
    this.search += 1;
    const { search } = this;
    this.workerId.set(workerId);
    this.found.set(null);
    if (this.chosen() !== 'typed') this.chosen.set(null);
    this.adding.reset();
    this.problem.set(null);
    this.searching.set(true);
    try {
      const found = await this.api.call(searchPrinters, { params: { id: workerId } });
      if (search !== this.search) return;
      this.found.set(found);
      // Nothing to choose from: its address is all that is left.
      if (found.length === 0 && this.chosen() !== 'typed') this.choose('typed');
    } catch (error) {
      if (search === this.search) this.problem.set(toProblem(error));
    } finally {
      if (search === this.search) this.searching.set(false);
    }
  }

  protected async add(): Promise<void> {
    const order = this.order();
    if (order === null) return;
    const done = await this.adding.run(async () => {
      await this.api.call(addPrinter, { params: { id: this.workerId() }, body: order });
    });
    if (done) this.added.emit(order.name ?? order.uri);
    else afterNextRender(() => this.refusal()?.nativeElement.scrollIntoView({ block: 'nearest' }), this.place);
  }

  private async begin(): Promise<void> {
    this.workers.set([]);
    this.searching.set(false);
    this.problem.set(null);
    this.adding.reset();
    this.found.set(null);
    this.chosen.set(null);
    this.address.set('');
    await this.loading.run(async () => {
      const all = await this.api.call(listPrintWorkers, {});
      this.workers.set(all.filter(({ revokedAt }) => revokedAt === null));
    });
    const [first] = [...this.workers()].sort((one, other) => Number(other.online) - Number(one.online));
    if (first !== undefined) await this.look(first.id);
  }
}
