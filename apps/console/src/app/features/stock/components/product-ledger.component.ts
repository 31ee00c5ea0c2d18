import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { type MovementKind, type MovementView, movementKinds } from '@picolo/contracts';
import { CardComponent, InputDirective } from '@picolo/ui';
import { ListFootComponent } from '../../../platform/list-foot.component';
import { LoadStateComponent } from '../../../platform/load-state.component';
import type { PagedList } from '../../../platform/paged-list';
import { Texts } from '../../../platform/texts';
import { type MovementFilter, MovementFiltersComponent } from './movement-filters.component';
import { MovementTableComponent } from './movement-table.component';

/** The ledger of one product with its filters. */
@Component({
  selector: 'app-product-ledger',
  imports: [
    CardComponent,
    InputDirective,
    ListFootComponent,
    LoadStateComponent,
    MovementFiltersComponent,
    MovementTableComponent,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ui-card flush [title]="t('movements.title')">
      <div class="tools">
        <select
          #kind
          uiInput
          class="kind"
          [attr.aria-label]="t('movements.kind')"
          (change)="narrow({ kind: asKind(kind.value) })"
        >
          <option value="">{{ t('movements.allKinds') }}</option>
          @for (one of kinds(); track one.kind) {
            <option [value]="one.kind">{{ one.name }}</option>
          }
        </select>
        <app-movement-filters [from]="filter().from" [to]="filter().to" (changed)="take($event)" />
      </div>
      @if (list().items().length) {
        <app-movement-table [list]="list()" [ofProduct]="true" />
        <app-list-foot [list]="list()" />
      } @else if (list().state() === 'ready') {
        <p class="ui-muted none">{{ narrowed() ? t('list.nothingFound') : t('movements.noneOfProduct') }}</p>
      } @else {
        <app-load-state [state]="list().state()" [problem]="list().problem()" (again)="list().load()" />
      }
    </ui-card>
  `,
  styles: `
    .tools {
      display: flex;
      flex-wrap: wrap;
      gap: 8px 12px;
      padding: 0 var(--card-padding) 12px;
    }
    .kind {
      width: auto;
    }
  `,
})
export class ProductLedgerComponent {
  readonly list = input.required<PagedList<MovementView>>();
  readonly changed = output<MovementFilter>();

  protected readonly t = inject(Texts).t;
  protected readonly kinds = computed(() =>
    movementKinds.map((kind) => ({ kind, name: this.t(`movementKind.${kind}`) })),
  );
  protected readonly filter = signal<MovementFilter>({});

  protected narrowed(): boolean {
    return Object.values(this.filter()).some(Boolean);
  }

  protected asKind(value: string): MovementKind | undefined {
    return movementKinds.find((kind) => kind === value);
  }

  protected take(change: Readonly<Record<string, string | null>>): void {
    const { place, from, to } = change;
    if (place !== undefined) this.narrow({ locationId: Number(place) || undefined });
    if (from !== undefined) this.narrow({ from: from ?? undefined });
    if (to !== undefined) this.narrow({ to: to ?? undefined });
  }

  protected narrow(part: MovementFilter): void {
    this.filter.update((filter) => ({ ...filter, ...part }));
    this.changed.emit(this.filter());
  }
}
