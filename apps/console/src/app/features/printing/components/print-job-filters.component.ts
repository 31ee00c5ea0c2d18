import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import {
  type PrintKind,
  type PrintStatus,
  type PrinterView,
  exportPrintJobs,
  listPrintJobs,
  printKinds,
  url,
} from '@picolo/contracts';
import { InputDirective, SearchInputComponent } from '@picolo/ui';
import { Api } from '@picolo/web';
import { ExportLinkComponent } from '../../../platform/export-link.component';
import { injectQuery } from '../../../platform/list-query';
import { Texts } from '../../../platform/texts';

/** What the list of prints can be narrowed to; each part lives in the URL. */
export interface PrintJobParameters {
  readonly status?: PrintStatus;
  readonly kind?: PrintKind;
  readonly printerId?: number;
  readonly q?: string;
}

/** Filters of the list of prints besides its state, and the filtered list as a file. */
@Component({
  selector: 'app-print-job-filters',
  imports: [ExportLinkComponent, InputDirective, SearchInputComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ui-search-input
      class="ui-grow"
      [label]="t('printing.search')"
      [value]="parameters().q ?? ''"
      (searched)="query({ q: $event || null })"
    />
    <select
      #kind
      uiInput
      class="page__select"
      [attr.aria-label]="t('printing.kind')"
      (change)="query({ kind: kind.value || null })"
    >
      <option value="" [selected]="!parameters().kind">{{ t('printing.anyKind') }}</option>
      @for (value of kinds; track value) {
        <option [value]="value" [selected]="value === parameters().kind">{{ kindWord(value) }}</option>
      }
    </select>
    <select
      #printer
      uiInput
      class="page__select"
      [attr.aria-label]="t('printing.printer')"
      (change)="query({ printerId: printer.value || null })"
    >
      <option value="" [selected]="!parameters().printerId">{{ t('printing.anyPrinter') }}</option>
      @for (one of printers(); track one.id) {
        <option [value]="one.id" [selected]="one.id === parameters().printerId">{{ one.name }}</option>
      }
    </select>
    <app-export-link [href]="file()" [renew]="renew">{{ t('orders.export') }}</app-export-link>
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
      align-items: center;
    }
    @media (max-width: 640px) {
      select {
        flex: 1 1 40%;
      }
    }
  `,
})
export class PrintJobFiltersComponent {
  readonly parameters = input.required<PrintJobParameters>();
  readonly printers = input.required<readonly PrinterView[]>();
  private readonly api = inject(Api);
  private readonly texts = inject(Texts);
  protected readonly t = this.texts.t;
  protected readonly query = injectQuery();
  protected readonly kinds = printKinds;
  protected readonly file = computed(() =>
    url(exportPrintJobs, undefined, { ...this.parameters(), locale: this.texts.language() }),
  );
  protected readonly renew = (): Promise<unknown> => this.api.call(listPrintJobs, { query: { limit: 1 } });

  protected kindWord(kind: PrintKind): string {
    return this.t(`printKind.${kind}`);
  }
}
