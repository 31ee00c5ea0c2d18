import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { type CountState, type CountView, countStates } from '@picolo/contracts';
import { ButtonComponent, CountPipe, RelativePipe } from '@picolo/ui';
import { ListPageComponent } from '../../../platform/list-page.component';
import { Texts } from '../../../platform/texts';
import { CountStateComponent } from '../components/count-state.component';
import { OpenCountDialogComponent } from '../components/open-count-dialog.component';
import { CountListStore } from '../data/count-list.store';

@Component({
  selector: 'app-count-list',
  imports: [
    ButtonComponent,
    CountPipe,
    CountStateComponent,
    ListPageComponent,
    OpenCountDialogComponent,
    RelativePipe,
    RouterLink,
  ],
  providers: [CountListStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <app-list-page
      words="counts"
      icon="count"
      searchable
      parameter="state"
      [choices]="choices()"
      [chosen]="state()"
      [q]="q()"
      [list]="store.list"
    >
      <button pageActions uiButton type="button" variant="primary" icon="plus" (click)="opening.set(true)">
        {{ t('counts.new') }}
      </button>
      <button pageEmpty uiButton type="button" icon="plus" (click)="opening.set(true)">{{ t('counts.new') }}</button>
      <div class="ui-table-frame">
        <table class="ui-table ui-table--cards">
          <thead>
            <tr>
              <th scope="col">{{ t('counts.name') }}</th>
              <th scope="col">{{ t('locations.one') }}</th>
              <th scope="col">{{ t('counts.state') }}</th>
              <th scope="col" class="ui-num">{{ t('counts.counted') }}</th>
              <th scope="col" class="ui-num">{{ t('counts.different') }}</th>
              <th scope="col">{{ t('counts.opened') }}</th>
            </tr>
          </thead>
          <tbody>
            @for (count of store.list.items(); track count.id) {
              <tr data-link [attr.data-flash]="store.list.flashing(count.id)">
                <th scope="row">
                  <a class="ui-row-link" [routerLink]="['/counts', count.id]">{{ count.name }}</a>
                </th>
                <td class="ui-end-phone">{{ count.location }}</td>
                <td><app-count-state [state]="count.state" /></td>
                <td class="ui-num ui-end-phone" [attr.data-label]="t('counts.counted')">
                  {{ count.counted | count }} / {{ count.lines | count }}
                </td>
                <td class="ui-num" [attr.data-label]="t('counts.different')">{{ count.different | count }}</td>
                <td class="ui-nowrap ui-end-phone">
                  {{ count.createdAt | relative }}
                  <span class="ui-sub ui-subtle ui-small">{{ count.openedBy }}</span>
                </td>
              </tr>
            }
          </tbody>
        </table>
      </div>
    </app-list-page>
    <app-open-count-dialog [open]="opening()" (closed)="opening.set(false)" (opened)="enter($event)" />
  `,
})
export class CountListPage {
  /** From the URL. */
  readonly state = input<CountState>();
  readonly q = input<string>();

  protected readonly t = inject(Texts).t;
  protected readonly store = inject(CountListStore);
  private readonly router = inject(Router);
  protected readonly opening = signal(false);
  protected readonly choices = computed(() =>
    countStates.map((state) => ({ value: state, label: this.t(`countState.${state}`) })),
  );

  constructor() {
    effect(() => void this.store.open({ state: this.state(), q: this.q() }));
  }

  protected async enter(count: CountView): Promise<void> {
    this.opening.set(false);
    await this.router.navigate(['/counts', count.id]);
  }
}
