import { ChangeDetectionStrategy, Component, computed, effect, inject, input } from '@angular/core';
import { type MovementKind, movementKinds } from '@picolo/contracts';
import { ListPageComponent } from '../../../platform/list-page.component';
import { Texts } from '../../../platform/texts';
import { MovementTableComponent } from '../components/movement-table.component';
import { MovementListStore } from '../data/movement-list.store';

/** Kinds that exist today; transfers come with several locations. */
const KINDS = movementKinds.filter((kind) => kind !== 'transfer');

@Component({
  selector: 'app-movement-list',
  imports: [ListPageComponent, MovementTableComponent],
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
      [list]="store.list"
    >
      <app-movement-table [list]="store.list" />
    </app-list-page>
  `,
})
export class MovementListPage {
  /** From the URL. */
  readonly kind = input<MovementKind>();
  readonly q = input<string>();

  private readonly t = inject(Texts).t;
  protected readonly store = inject(MovementListStore);
  protected readonly choices = computed(() =>
    KINDS.map((kind) => ({ value: kind, label: this.t(`movementKind.${kind}`) })),
  );

  constructor() {
    effect(() => void this.store.open({ kind: this.kind(), q: this.q() }));
  }
}
