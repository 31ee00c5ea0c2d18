import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { ButtonComponent } from '@picolo/ui';
import type { PluralKeys } from '@picolo/web';
import { FreshRowsComponent } from './fresh-rows.component';
import { ListFootComponent } from './list-foot.component';
import { LiveTableDirective } from './live-table.directive';
import { LoadStateComponent } from './load-state.component';
import type { PagedList, Row } from './paged-list';
import { type TextKey, Texts } from './texts';

/**
 * Rows of a list with everything that may stand in their place: on its way, failed, forbidden, nothing yet, nothing
 * found. The table is the content; `[pageEmpty]` is the first act offered while there is nothing.
 */
@Component({
  selector: 'app-list-body',
  imports: [ButtonComponent, FreshRowsComponent, ListFootComponent, LiveTableDirective, LoadStateComponent, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <app-load-state
      [emptyIcon]="icon()"
      [state]="list().state()"
      [problem]="list().problem()"
      [empty]="list().empty()"
      [emptyTitle]="filtered() ? t('list.nothingFound') : emptyTitle()"
      [emptyText]="filtered() ? t('list.nothingFoundText') : emptyText()"
      (again)="list().load()"
    >
      @if (filtered()) {
        <a uiButton routerLink=".">{{ t('list.resetFilter') }}</a>
      } @else {
        <ng-content select="[pageEmpty]" />
      }
    </app-load-state>
    @if (list().state() === 'ready' && !list().empty()) {
      <div [appLiveTable]="list()">
        @if (fresh(); as key) {
          <app-fresh-rows
            [count]="list().waiting()"
            [label]="texts.n(key, list().waiting())"
            (shown)="list().showWaiting()"
          />
        }
        <ng-content />
      </div>
      <app-list-foot [list]="list()" />
    }
  `,
  styles: `
    :host {
      display: contents;
    }
  `,
})
export class ListBodyComponent {
  readonly list = input.required<PagedList<Row>>();
  readonly icon = input.required<string>();
  /** A filter or a search is on: an empty list then offers to show everything. */
  readonly filtered = input(false);
  readonly emptyTitle = input.required<string>();
  readonly emptyText = input.required<string>();
  /** Sentence of the button that shows rows which arrived while the pointer was on the list. */
  readonly fresh = input<PluralKeys<TextKey>>();

  protected readonly texts = inject(Texts);
  protected readonly t = this.texts.t;
}
