import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { InvoiceKind } from '@picolo/contracts';
import { ButtonComponent, DayPipe, MoneyPipe } from '@picolo/ui';
import { ListPageComponent } from '../../../platform/list-page.component';
import { injectCan } from '../../../platform/rights';
import { Texts } from '../../../platform/texts';
import { ChainDialogComponent } from '../components/chain-dialog.component';
import { InvoiceStateComponent } from '../components/invoice-state.component';
import { InvoiceListStore } from '../data/invoice-list.store';

const KINDS = ['invoice', 'credit_note'] as const satisfies readonly InvoiceKind[];

@Component({
  selector: 'app-invoice-list',
  imports: [
    ButtonComponent,
    ChainDialogComponent,
    DayPipe,
    InvoiceStateComponent,
    ListPageComponent,
    MoneyPipe,
    RouterLink,
  ],
  providers: [InvoiceListStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './invoice-list.page.html',
})
export class InvoiceListPage {
  /** From the URL. */
  readonly kind = input<InvoiceKind>();
  readonly q = input<string>();

  protected readonly t = inject(Texts).t;
  protected readonly can = injectCan();
  protected readonly verifying = signal(false);
  protected readonly store = inject(InvoiceListStore);
  protected readonly choices = computed(() =>
    KINDS.map((kind) => ({ value: kind, label: this.t(`invoices.kind.${kind}`) })),
  );

  constructor() {
    effect(() => void this.store.open({ kind: this.kind(), q: this.q() }));
  }
}
