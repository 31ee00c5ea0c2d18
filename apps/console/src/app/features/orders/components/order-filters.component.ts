import { ChangeDetectionStrategy, Component, ElementRef, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type OrderSort, orderSorts } from '@picolo/contracts';
import { ButtonComponent, FieldComponent, InputDirective } from '@picolo/ui';
import { injectQuery } from '../../../platform/list-query';
import { PeriodFieldsComponent } from '../../../platform/period-fields.component';
import { Texts } from '../../../platform/texts';
import { type OrderParameters, countFilters } from '../data/order-filter';

const SORT_WORDS = {
  '-createdAt': 'newest',
  createdAt: 'oldest',
  '-gross': 'highest',
  gross: 'lowest',
} as const satisfies Record<OrderSort, string>;

/** Filters besides state and search, and the sort: each lives in the URL and acts at once. */
@Component({
  selector: 'app-order-filters',
  imports: [ButtonComponent, FieldComponent, InputDirective, PeriodFieldsComponent, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '(keydown.escape)': 'close()', '(document:click)': 'leave($event)' },
  template: `
    @if (sortable()) {
      <select
        #sort
        uiInput
        class="page__select"
        [attr.aria-label]="t('orders.sort')"
        [value]="parameters().sort ?? '-createdAt'"
        (change)="query({ sort: sort.value === '-createdAt' ? null : sort.value })"
      >
        @for (value of sorts; track value) {
          <option [value]="value" [selected]="value === (parameters().sort ?? '-createdAt')">
            {{ sortWord(value) }}
          </option>
        }
      </select>
    }
    <details class="filters">
      <summary class="ui-button">{{ label() }}</summary>
      <div class="filters__panel ui-floating ui-stack">
        <div class="filters__days">
          <app-period-fields
            words="orders"
            [from]="parameters().from"
            [to]="parameters().to"
            (changed)="query($event)"
          />
        </div>
        <ui-field [label]="t('orders.origin')">
          <select
            #origin
            uiInput
            [value]="parameters().origin ?? ''"
            (change)="query({ origin: origin.value || null })"
          >
            <option value="">{{ t('orders.anyOrigin') }}</option>
            <option value="portal" [selected]="parameters().origin === 'portal'">{{ t('orders.fromPortal') }}</option>
            <option value="staff" [selected]="parameters().origin === 'staff'">{{ t('orders.fromStaff') }}</option>
          </select>
        </ui-field>
        <label class="ui-check">
          <input
            #requests
            type="checkbox"
            [checked]="parameters().requests === 'open'"
            (change)="query({ requests: requests.checked ? 'open' : null })"
          />
          {{ t('orders.onlyRequests') }}
        </label>
        @if (count() > 0) {
          <a uiButton routerLink="." queryParamsHandling="merge" [queryParams]="none">{{ t('list.resetFilter') }}</a>
        }
      </div>
    </details>
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
    }
    .filters {
      position: relative;
    }
    summary {
      list-style: none;
      cursor: pointer;
    }
    summary::-webkit-details-marker {
      display: none;
    }
    .filters__panel {
      position: absolute;
      z-index: 20;
      inset-inline-end: 0;
      margin-top: 4px;
      width: min(360px, calc(100vw - 32px));
      padding: 16px;
    }
    .filters__days {
      display: grid;
      grid-template-columns: 1fr 1fr;
      gap: 12px;
    }
    @media (max-width: 640px) {
      :host,
      .filters,
      summary {
        flex: 1 1 auto;
      }
      summary {
        width: 100%;
      }
      .page__select {
        flex: 3 1 160px;
        width: auto;
      }
      .filters__panel {
        inset-inline: auto 0;
      }
    }
  `,
})
export class OrderFiltersComponent {
  readonly parameters = input.required<Partial<OrderParameters>>();
  /** The board has its own order. */
  readonly sortable = input(true);

  protected readonly t = inject(Texts).t;
  protected readonly query = injectQuery();
  protected readonly sorts = orderSorts;
  protected readonly none = { origin: null, from: null, to: null, requests: null };
  protected readonly count = computed(() => countFilters(this.parameters()));
  protected readonly label = computed(() =>
    this.count() > 0 ? this.t('orders.filtersOn', { count: this.count() }) : this.t('orders.filters'),
  );
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  protected sortWord(sort: OrderSort): string {
    return this.t(`orders.sorts.${SORT_WORDS[sort]}`);
  }

  protected leave(event: Event): void {
    const details = this.host.querySelector('details');
    if (details?.open && event.target instanceof Node && !this.host.contains(event.target)) details.open = false;
  }

  protected close(): void {
    const details = this.host.querySelector('details');
    if (!details?.open) return;
    details.open = false;
    details.querySelector('summary')?.focus();
  }
}
