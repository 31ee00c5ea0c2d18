import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import {
  changePrinterGroup,
  changePrintRoute,
  createPrinterGroup,
  deletePrinterGroup,
  getPrintRouting,
  listPrinters,
  type PrinterGroupInput,
  type PrinterGroupView,
  type PrinterView,
  type PrintOptions,
  type PrintRouteInput,
  type PrintRouteView,
  type PrintRoutingView,
} from '@picolo/contracts';
import { ButtonComponent, CardComponent, IconButtonComponent, IconComponent, InputDirective, Toasts } from '@picolo/ui';
import { Api, type ProblemError, afterReconnect, followLive, loaded, toProblem } from '@picolo/web';
import { LoadStateComponent } from '../../../platform/load-state.component';
import { RefusalComponent } from '../../../platform/refusal.component';
import { injectCan } from '../../../platform/rights';
import { Texts } from '../../../platform/texts';
import { PrinterGroupDialogComponent } from '../components/printer-group-dialog.component';
import { PrinterStateComponent } from '../components/printer-state.component';
import { RouteOptionsDialogComponent } from '../components/route-options-dialog.component';
import { injectOptionWords } from '../data/option-words';
import { lackingFor, sharedAbilities } from '../data/print-choices';
import { printersOfRoute, unfitFor } from '../data/route-printers';
import { PrintingHeadComponent } from '../components/printing-head.component';

/** The waits on offer, minutes. */
const usualLifetimes = [60, 240, 720, 1440, 2880, 4320, 10_080] as const;

/** Where each kind of print comes out and how long it may wait; groups of printers that stand in for each other (PR-5). */
@Component({
  selector: 'app-print-routing',
  imports: [
    ButtonComponent,
    CardComponent,
    IconButtonComponent,
    IconComponent,
    InputDirective,
    LoadStateComponent,
    PrinterGroupDialogComponent,
    PrinterStateComponent,
    PrintingHeadComponent,
    RefusalComponent,
    RouteOptionsDialogComponent,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './print-routing.page.html',
  styleUrl: './print-routing.page.css',
})
export class PrintRoutingPage {
  protected readonly texts = inject(Texts);
  protected readonly t = this.texts.t;
  protected readonly can = injectCan();
  private readonly api = inject(Api);
  private readonly toasts = inject(Toasts);
  protected readonly routing = loaded(() => this.api.request(getPrintRouting));
  protected readonly printers = loaded(() => this.api.request(listPrinters));
  protected readonly problem = signal<ProblemError | null>(null);
  protected readonly groupProblem = signal<ProblemError | null>(null);
  /** The group that is edited; null: a new one; undefined: the dialog is closed. */
  protected readonly editing = signal<PrinterGroupView | null | undefined>(undefined);
  /** The kind whose usual options are chosen; null: the dialog is closed. */
  protected readonly choosing = signal<PrintRouteView | null>(null);
  protected readonly choosingPrinters = computed(() => {
    const route = this.choosing();
    return route ? this.printersOf(route) : [];
  });
  protected readonly optionsProblem = signal<ProblemError | null>(null);
  protected readonly optionWords = injectOptionWords();
  protected readonly busy = signal(false);
  protected readonly defaultName = computed(
    () => this.printers.value()?.find(({ isDefault }) => isDefault)?.name ?? this.t('routing.noDefault'),
  );

  constructor() {
    followLive('print-routing:changed', () => {
      this.routing.reload();
    });
    followLive('printer:changed', () => {
      this.printers.reload();
    });
    afterReconnect(() => {
      this.routing.reload();
      this.printers.reload();
    });
  }

  protected kindOf({ kind }: PrintRouteView): string {
    return this.t(`printKind.${kind}`);
  }

  /** `printer:3`, `group:2` or nothing: what a list of choices can hold. */
  protected targetOf({ printerId, groupId }: PrintRouteView): string {
    if (printerId !== null) return `printer:${printerId}`;
    return groupId === null ? '' : `group:${groupId}`;
  }

  /** A printer of its way that cannot print it; empty: none. */
  protected unfit(route: PrintRouteView): string {
    return unfitFor(route.kind, this.printersOf(route))?.name ?? '';
  }

  /** A printer of its way that does not offer all that it usually asks for; empty: none. */
  protected lacking(route: PrintRouteView): string {
    return lackingFor(route.options, this.printersOf(route))?.name ?? '';
  }

  protected hasChoices(route: PrintRouteView): boolean {
    return sharedAbilities(this.printersOf(route)) !== null;
  }

  protected printersOf(route: PrintRouteView): readonly PrinterView[] {
    return printersOfRoute(route, this.routing.value()?.groups ?? [], this.printers.value() ?? []);
  }

  protected beginOptions(route: PrintRouteView): void {
    this.optionsProblem.set(null);
    this.choosing.set(route);
  }

  protected async saveOptions(route: PrintRouteView, options: PrintOptions): Promise<void> {
    if (await this.change(route, { options }, this.optionsProblem)) this.choosing.set(null);
  }

  protected lifetimesFor({ lifetimeMinutes }: PrintRouteView): readonly number[] {
    return [...new Set([...usualLifetimes, lifetimeMinutes])].sort((a, b) => a - b);
  }

  protected duration(minutes: number): string {
    if (minutes % 1440 === 0) return this.texts.n('routing.days', minutes / 1440);
    if (minutes % 60 === 0) return this.texts.n('routing.hours', minutes / 60);
    return this.texts.n('routing.minutes', minutes);
  }

  protected printer(id: number): PrinterView | undefined {
    return this.printers.value()?.find((printer) => printer.id === id);
  }

  protected async send(route: PrintRouteView, box: HTMLSelectElement): Promise<void> {
    const [what, id] = box.value.split(':');
    const done = await this.change(route, {
      printerId: what === 'printer' ? Number(id) : null,
      groupId: what === 'group' ? Number(id) : null,
    });
    // Nothing changed in what is known: the box would go on showing what was refused.
    if (!done) box.value = this.targetOf(route);
  }

  protected async wait(route: PrintRouteView, box: HTMLSelectElement): Promise<void> {
    const done = await this.change(route, { lifetimeMinutes: Number(box.value) });
    if (!done) box.value = String(route.lifetimeMinutes);
  }

  private async change(route: PrintRouteView, body: PrintRouteInput, problem = this.problem): Promise<boolean> {
    const { kind, printerId, groupId, lifetimeMinutes, options } = route;
    const done = await this.act(problem, () => this.api.call(changePrintRoute, { params: { kind }, body }));
    if (!done) return false;
    // Only what was changed here is put back: a colleague may have changed the rest.
    const way = body.printerId === undefined ? {} : { printerId, groupId };
    const before = body.lifetimeMinutes === undefined ? { ...way, options } : { lifetimeMinutes };
    const undo = (): void => void this.change({ ...route, ...body }, before);
    this.toasts.show(this.t('routing.changed', { kind: this.kindOf(route) }), undo);
    return true;
  }

  protected begin(group: PrinterGroupView | null): void {
    this.groupProblem.set(null);
    this.editing.set(group);
  }

  protected async save(body: PrinterGroupInput): Promise<void> {
    const group = this.editing();
    const done = await this.act(this.groupProblem, () =>
      group
        ? this.api.call(changePrinterGroup, { params: { id: group.id }, body: { ...body, version: group.version } })
        : this.api.call(createPrinterGroup, { body }),
    );
    if (done) this.editing.set(undefined);
  }

  protected async remove({ id, name, printerIds }: PrinterGroupView): Promise<void> {
    const done = await this.act(this.problem, () => this.api.call(deletePrinterGroup, { params: { id } }));
    if (!done) return;
    const undo = (): void =>
      void this.act(this.problem, () => this.api.call(createPrinterGroup, { body: { name, printerIds } }));
    this.toasts.show(this.t('routing.groupRemoved', { name }), printerIds.length > 0 ? undo : undefined);
  }

  private async act(problem: typeof this.problem, work: () => Promise<PrintRoutingView>): Promise<boolean> {
    problem.set(null);
    this.busy.set(true);
    try {
      this.routing.set(await work());
      return true;
    } catch (error) {
      problem.set(toProblem(error));
      this.routing.reload();
      return false;
    } finally {
      this.busy.set(false);
    }
  }
}
