import { ChangeDetectionStrategy, Component, computed, effect, inject, input } from '@angular/core';
import { type MovementKind, movementKinds } from '@picolo/contracts';
import { ListPageComponent } from '../../../platform/list-page.component';
import { injectQuery } from '../../../platform/list-query';
import { Texts } from '../../../platform/texts';
import { MovementFiltersComponent } from '../components/movement-filters.component';
import { MovementTableComponent } from '../components/movement-table.component';
import { MovementListStore } from '../data/movement-list.store';

@Component({
  selector: 'app-movement-list',
  imports: [ListPageComponent, MovementFiltersComponent, MovementTableComponent],
  providers: [MovementListStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <app-list-page
      words="movements"
      icon="movements"
      uncounted
      searchable
      parameter="kind"
      [choices]="choices()"
      [chosen]="kind()"
      [q]="q()"
      [filtered]="!!(kind() ?? q() ?? place() ?? from() ?? to())"
      [list]="store.list"
    >
      <app-movement-filters pageTools [place]="place()" [from]="from()" [to]="to()" (changed)="query($event)" />
      <app-movement-table [list]="store.list" />
    </app-list-page>
  `,
})
export class MovementListPage {
  /** From the URL. */
  readonly kind = input<MovementKind>();
  readonly q = input<string>();
  readonly place = input<string>();
  readonly from = input<string>();
  readonly to = input<string>();

  private readonly t = inject(Texts).t;
  protected readonly store = inject(MovementListStore);
  protected readonly choices = computed(() =>
    movementKinds.map((kind) => ({ value: kind, label: this.t(`movementKind.${kind}`) })),
  );

  protected readonly query = injectQuery();
  private readonly filter = computed(() => ({
    ...{ kind: this.kind(), q: this.q(), from: this.from(), to: this.to() },
    locationId: Number(this.place()) || undefined,
  }));

  constructor() {
    effect(() => void this.store.open(this.filter()));
  }
}
