import { ChangeDetectionStrategy, Component, computed, effect, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { type MovementKind, movementKinds } from '@picolo/contracts';
import { ButtonComponent, SearchInputComponent } from '@picolo/ui';
import { type FilterChoice, FilterChipsComponent } from '../../../platform/filter-chips.component';
import { FreshRowsComponent } from '../../../platform/fresh-rows.component';
import { ListFootComponent } from '../../../platform/list-foot.component';
import { LiveTableDirective } from '../../../platform/live-table.directive';
import { LoadStateComponent } from '../../../platform/load-state.component';
import { PageHeadComponent } from '../../../platform/page-head.component';
import { Texts } from '../../../platform/texts';
import { MovementTableComponent } from '../components/movement-table.component';
import { MovementListStore } from '../data/movement-list.store';

/** Kinds that exist today; transfers come with several locations. */
const KINDS = movementKinds.filter((kind) => kind !== 'transfer');

@Component({
  selector: 'app-movement-list',
  imports: [
    ButtonComponent,
    FilterChipsComponent,
    FreshRowsComponent,
    ListFootComponent,
    LiveTableDirective,
    LoadStateComponent,
    MovementTableComponent,
    PageHeadComponent,
    RouterLink,
    SearchInputComponent,
  ],
  providers: [MovementListStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="page">
      <app-page-head [title]="t('movements.title')" [lead]="t('movements.lead')" />
      <div class="page__tools">
        <app-filter-chips parameter="kind" [choices]="choices()" [chosen]="kind()" />
        <ui-search-input
          class="page__search"
          [label]="t('movements.search')"
          [value]="q() ?? ''"
          (searched)="search($event)"
        />
      </div>
      <app-load-state
        emptyIcon="movements"
        [state]="list.state()"
        [problem]="list.problem()"
        [empty]="list.empty()"
        [emptyTitle]="filtered() ? t('list.nothingFound') : t('movements.emptyTitle')"
        [emptyText]="filtered() ? t('list.nothingFoundText') : t('movements.emptyText')"
        (again)="list.load()"
      >
        @if (filtered()) {
          <a uiButton routerLink=".">{{ t('list.resetFilter') }}</a>
        }
      </app-load-state>
      @if (list.state() === 'ready' && !list.empty()) {
        <div [appLiveTable]="list">
          <app-fresh-rows
            [count]="list.waiting()"
            [label]="texts.n('movements.fresh', list.waiting())"
            (shown)="list.showWaiting()"
          /><app-movement-table [list]="list" />
        </div>
        <app-list-foot [list]="list" />
      }
    </div>
  `,
})
export class MovementListPage {
  /** From the URL. */
  readonly kind = input<MovementKind>();
  readonly q = input<string>();

  protected readonly texts = inject(Texts);
  protected readonly t = this.texts.t;
  private readonly store = inject(MovementListStore);
  private readonly router = inject(Router);
  protected readonly list = this.store.list;
  protected readonly filtered = computed(() => Boolean(this.kind() ?? this.q()));
  protected readonly choices = computed<readonly FilterChoice[]>(() => [
    { value: null, label: this.t('list.all') },
    ...KINDS.map((kind) => ({ value: kind, label: this.t(`movementKind.${kind}`) })),
  ]);

  constructor() {
    effect(() => void this.store.open({ kind: this.kind(), q: this.q() }));
  }

  protected async search(text: string): Promise<void> {
    await this.router.navigate([], { queryParams: { q: text || null }, queryParamsHandling: 'merge' });
  }
}
