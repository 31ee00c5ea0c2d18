import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type PrinterView, changePrinter, listPrinters, removePrinter } from '@picolo/contracts';
import { Api, type ProblemError, afterReconnect, attempt, followLive, loaded, toProblem } from '@picolo/web';
import {
  ButtonComponent,
  ChipComponent,
  DialogComponent,
  FieldComponent,
  FormDirective,
  InputDirective,
  RelativePipe,
  Toasts,
} from '@picolo/ui';
import { LoadStateComponent } from '../../../platform/load-state.component';
import { RefusalComponent } from '../../../platform/refusal.component';
import { injectCan } from '../../../platform/rights';
import { Texts } from '../../../platform/texts';
import { AddPrinterDialogComponent } from '../components/add-printer-dialog.component';
import { PrinterStateComponent } from '../components/printer-state.component';
import { PrintingHeadComponent } from '../components/printing-head.component';
import { TestPrintComponent } from '../components/test-print.component';
import { injectReasonText } from '../data/reasons';

@Component({
  selector: 'app-printer-list',
  imports: [
    AddPrinterDialogComponent,
    ButtonComponent,
    ChipComponent,
    DialogComponent,
    FieldComponent,
    FormDirective,
    InputDirective,
    LoadStateComponent,
    PrinterStateComponent,
    PrintingHeadComponent,
    RefusalComponent,
    RelativePipe,
    RouterLink,
    TestPrintComponent,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './printer-list.page.html',
  styleUrl: './printer-list.page.css',
})
export class PrinterListPage {
  protected readonly texts = inject(Texts);
  protected readonly t = this.texts.t;
  protected readonly can = injectCan();
  private readonly api = inject(Api);
  private readonly toasts = inject(Toasts);
  private readonly reasonText = injectReasonText();
  protected readonly printers = loaded(() => this.api.request(listPrinters));
  protected readonly problem = signal<ProblemError | null>(null);
  protected readonly renaming = signal<PrinterView | null>(null);
  protected readonly name = signal('');
  protected readonly adding = signal(false);
  protected readonly removing = signal<PrinterView | null>(null);
  protected readonly removal = attempt();

  constructor() {
    followLive('printer:changed', () => {
      this.printers.reload();
    });
    // The number of waiting jobs stands beside each printer.
    followLive('print-job:changed', ({ status }) => {
      if (['queued', 'printed', 'failed', 'unconfirmed', 'expired', 'cancelled'].includes(status))
        this.printers.reload();
    });
    afterReconnect(() => {
      this.printers.reload();
    });
  }

  /** The worker that prints on it, and the others that see it. */
  protected workersOf({ workers }: PrinterView): string {
    const [holder, ...others] = workers.map(({ name }) => name);
    if (holder === undefined) return '–';
    return others.length === 0 ? holder : this.t('printers.seenBy', { holder, others: others.join(', ') });
  }

  protected driverOf(printer: PrinterView): string {
    return this.t(`printerDriver.${printer.driver}`);
  }

  protected reasonsOf(printer: PrinterView): string {
    return printer.stateReasons.map(this.reasonText).join(', ');
  }

  protected rename(printer: PrinterView): void {
    this.name.set(printer.name);
    this.renaming.set(printer);
  }

  protected async change(printer: PrinterView, body: { name?: string; isDefault?: true }): Promise<void> {
    this.problem.set(null);
    const undo = this.wayBack(printer, body);
    try {
      await this.api.call(changePrinter, { params: { id: printer.id }, body });
      this.toasts.show(
        this.t(body.isDefault ? 'printers.nowDefault' : 'printers.renamed', { name: body.name ?? printer.name }),
        undo,
      );
    } catch (error) {
      this.problem.set(toProblem(error));
    }
    this.renaming.set(null);
    this.printers.reload();
  }

  protected isAdded(name: string): void {
    this.adding.set(false);
    this.toasts.show(this.t('printers.added', { name }));
    this.printers.reload();
  }

  protected closeRemoval(): void {
    this.removal.reset();
    this.removing.set(null);
  }

  protected async remove({ id, name }: PrinterView): Promise<void> {
    const done = await this.removal.run(async () => {
      await this.api.call(removePrinter, { params: { id } });
    });
    if (!done) return;
    this.closeRemoval();
    this.toasts.show(this.t('printers.removed', { name }));
    this.printers.reload();
  }

  /** What puts things back as they were; there may have been no default printer before. */
  private wayBack(printer: PrinterView, { isDefault }: { isDefault?: true }): (() => void) | undefined {
    if (!isDefault) return () => void this.change(printer, { name: printer.name });
    const before = this.printers.value()?.find((other) => other.isDefault);
    return before && (() => void this.change(before, { isDefault: true }));
  }
}
