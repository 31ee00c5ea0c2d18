import { ChangeDetectionStrategy, Component, booleanAttribute, computed, inject, input } from '@angular/core';
import { SearchInputComponent } from '@picolo/ui';
import type { PluralKeys, ProblemError } from '@picolo/web';
import { type FilterChoice, FilterChipsComponent } from './filter-chips.component';
import { ListBodyComponent } from './list-body.component';
import { injectQuery } from './list-query';
import { PageHeadComponent } from './page-head.component';
import type { PagedList, Row } from './paged-list';
import { RefusalComponent } from './refusal.component';
import { type TextKey, Texts } from './texts';

type Named<Suffix extends string> = TextKey extends infer Key
  ? Key extends `${infer P}.${Suffix}`
    ? P
    : never
  : never;

/** Section of the language files that names a list page. */
export type ListWords = Extract<Extract<Named<'title'>, Named<'emptyTitle'>>, Named<'emptyText'>>;

/**
 * A list page. Everything but the columns is here: title with the number of rows, search, filter chips, the states
 * (loading, empty, nothing found, error, forbidden), rows that arrive live, "load more". A page of yours is:
 *
 *     template: `
 *       <app-list-page words="tasks" icon="tasks" searchable parameter="state" [choices]="choices()"
 *                      [chosen]="state()" [q]="q()" [list]="list">
 *         @if (can('tasks.write')) { <a pageActions uiButton variant="primary" routerLink="/tasks/new">…</a> }
 *         <div class="ui-table-frame"><table class="ui-table ui-table--cards">… list.items() …</table></div>
 *       </app-list-page>`
 *     readonly state = input<TaskState>();   // filter and search live in the URL; the router binds them
 *     readonly q = input<string>();
 *     protected readonly list = injectList(listTasks, () => ({ state: this.state(), q: this.q() }));
 *
 * Words: `tasks.title`, `.emptyTitle`, `.emptyText` and, where used, `.lead`, `.search`, `.fresh` {one, other}.
 * Live: a store `extends ListStore` (see orders/data/order-list.store.ts) instead of `injectList`. Slots: `[pageActions]` at
 * the right of the title, `[pageIntro]` below it, `[pageTools]` beside the search, `[pageEmpty]` in an empty list; the rest is the table. Rows that lead
 * somewhere: `<tr data-link>` with `<a class="ui-row-link">`; `[attr.data-flash]="list.flashing(row.id)"` where they change live.
 * Dialogs stand after the page. A list that is part of a page is an `app-list-body`; frozen lines are an `app-document-lines`.
 */
@Component({
  selector: 'app-list-page',
  imports: [FilterChipsComponent, ListBodyComponent, PageHeadComponent, RefusalComponent, SearchInputComponent],
  host: { class: 'page' },
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <app-page-head [title]="text('title')" [list]="uncounted() ? undefined : list()" [lead]="text('lead')">
      <ng-content select="[pageActions]" />
    </app-page-head>
    <app-refusal [problem]="refusal()" />
    <ng-content select="[pageIntro]" />
    @if (choices().length || searchable()) {
      <div class="page__tools">
        @if (choices().length) {
          <app-filter-chips [parameter]="parameter()" [choices]="choices()" [chosen]="chosen()" />
        }
        <div class="page__seek">
          <ng-content select="[pageTools]" />
          @if (searchable()) {
            <ui-search-input
              class="page__search"
              [label]="text('search')"
              [value]="q() ?? ''"
              (searched)="query({ q: $event || null })"
            />
          }
        </div>
      </div>
    }
    <app-list-body
      [list]="list()"
      [icon]="icon()"
      [filtered]="narrowed()"
      [emptyTitle]="emptyTitle() || text('emptyTitle')"
      [emptyText]="emptyText() || text('emptyText')"
      [fresh]="fresh()"
    >
      <ng-content ngProjectAs="[pageEmpty]" select="[pageEmpty]" />
      <ng-content />
    </app-list-body>
  `,
})
export class ListPageComponent {
  readonly words = input.required<ListWords>();
  readonly list = input.required<PagedList<Row>>();
  /** Shown while there is nothing. */
  readonly icon = input.required<string>();
  /** No number of rows beside the title, where it says nothing: a ledger. */
  readonly uncounted = input(false, { transform: booleanAttribute });
  readonly searchable = input(false, { transform: booleanAttribute });
  /** From the URL. */
  readonly q = input<string>();
  /** Query parameter of the filter chips, its choices besides "all", and the one from the URL. */
  readonly parameter = input('');
  readonly choices = input<readonly FilterChoice[]>([]);
  readonly chosen = input<string>();
  /** Where more than the chips and the search narrow the list, or less. */
  readonly filtered = input<boolean>();
  /** Instead of the words of the section. */
  readonly emptyTitle = input('');
  readonly emptyText = input('');
  /** Why the last act on a row was refused. */
  readonly refusal = input<ProblemError | null>(null);

  private readonly texts = inject(Texts);
  protected readonly query = injectQuery();
  protected readonly narrowed = computed(() => this.filtered() ?? Boolean(this.chosen() ?? this.q()));
  protected readonly fresh = computed(() => {
    const key = `${this.words()}.fresh` as PluralKeys<TextKey>;
    return this.texts.find(`${key}.other`) === null ? undefined : key;
  });

  protected text(name: 'title' | 'lead' | 'search' | 'emptyTitle' | 'emptyText'): string {
    return this.texts.find(`${this.words()}.${name}`) ?? '';
  }
}
