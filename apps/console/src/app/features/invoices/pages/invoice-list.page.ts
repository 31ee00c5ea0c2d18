import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { InvoiceKind } from '@picolo/contracts';
import { ButtonComponent, DayPipe, MoneyPipe, SearchInputComponent } from '@picolo/ui';
import { type FilterChoice, FilterChipsComponent } from '../../../platform/filter-chips.component';
import { FreshRowsComponent } from '../../../platform/fresh-rows.component';
import { ListFootComponent } from '../../../platform/list-foot.component';
import { LiveTableDirective } from '../../../platform/live-table.directive';
import { LoadStateComponent } from '../../../platform/load-state.component';
import { PageHeadComponent } from '../../../platform/page-head.component';
import { injectCan } from '../../../platform/rights';
import { Texts } from '../../../platform/texts';
import { ChainDialogComponent } from '../components/chain-dialog.component';
import { InvoiceStateComponent } from '../components/invoice-state.component';
import { InvoiceListStore } from '../data/invoice-list.store';

@Component({
  selector: 'app-invoice-list',
  imports: [
    ButtonComponent,
    ChainDialogComponent,
    DayPipe,
    FilterChipsComponent,
    InvoiceStateComponent,
    FreshRowsComponent,
    ListFootComponent,
    LiveTableDirective,
    LoadStateComponent,
    MoneyPipe,
    PageHeadComponent,
    RouterLink,
    SearchInputComponent,
  ],
  providers: [InvoiceListStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './invoice-list.page.html',
})
export class InvoiceListPage {
  /** From the URL. */
  readonly kind = input<InvoiceKind>();
  readonly q = input<string>();

  protected readonly texts = inject(Texts);
  protected readonly t = this.texts.t;
  protected readonly can = injectCan();
  protected readonly verifying = signal(false);
  private readonly store = inject(InvoiceListStore);
  private readonly router = inject(Router);
  protected readonly list = this.store.list;
  protected readonly filtered = computed(() => Boolean(this.kind() ?? this.q()));
  protected readonly choices = computed<readonly FilterChoice[]>(() => [
    { value: null, label: this.t('list.all') },
    { value: 'invoice', label: this.t('invoices.kind.invoice') },
    { value: 'credit_note', label: this.t('invoices.kind.credit_note') },
  ]);

  constructor() {
    effect(() => void this.store.open({ kind: this.kind(), q: this.q() }));
  }

  protected async search(text: string): Promise<void> {
    await this.router.navigate([], { queryParams: { q: text || null }, queryParamsHandling: 'merge' });
  }
}
