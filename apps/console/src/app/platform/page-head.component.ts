import { ChangeDetectionStrategy, Component, computed, effect, inject, input } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { RouterLink } from '@angular/router';
import { CountPipe, IconComponent } from '@picolo/ui';
import type { PagedList } from './paged-list';

type Countable = Pick<PagedList<{ readonly id: number }>, 'items' | 'state' | 'hasMore'>;

/** Title line of a page: way back, title, state chips beside it, actions at the right. Names the browser tab too. */
@Component({
  selector: 'app-page-head',
  imports: [CountPipe, RouterLink, IconComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (back(); as target) {
      <a class="back" [routerLink]="target"><ui-icon name="back" [size]="16" />{{ backLabel() }}</a>
    }
    <div class="line">
      <div class="text" [class.text--led]="lead()">
        <div class="words">
          <h1>
            {{ title() }}
            @if (list(); as counted) {
              @if (counted.state() === 'ready' && counted.items().length) {
                <span class="count">{{ counted.items().length | count }}{{ counted.hasMore() ? '+' : '' }}</span>
              }
            }
          </h1>
          <ng-content select="[pageChips]" />
        </div>
        @if (lead()) {
          <p class="lead">{{ lead() }}</p>
        }
      </div>
      <div class="actions"><ng-content /></div>
    </div>
  `,
  styles: `
    :host {
      display: block;
    }
    .back {
      display: inline-flex;
      align-items: center;
      gap: 6px;
      min-height: 28px;
      margin-bottom: 4px;
      color: var(--color-text-muted);
      font-size: var(--p-text-13);
      text-decoration: none;
    }
    .back:hover {
      color: var(--color-text);
    }
    .line {
      display: flex;
      flex-wrap: wrap;
      gap: 12px 16px;
      align-items: flex-start;
      justify-content: space-between;
    }
    .text {
      min-width: 0;
    }
    /* What a page is for stands below its title; on a phone before its actions. */
    .text--led {
      flex: 1 1 400px;
    }
    .words {
      display: flex;
      flex-wrap: wrap;
      gap: 6px 12px;
      align-items: center;
      min-width: 0;
      min-height: 36px;
    }
    h1 {
      font-size: var(--p-text-24);
      letter-spacing: -0.022em;
      overflow-wrap: anywhere;
    }
    .count {
      margin-left: 4px;
      color: var(--color-text-subtle);
      font-size: var(--p-text-16);
      font-weight: 500;
      letter-spacing: 0;
      font-variant-numeric: tabular-nums;
    }
    .actions {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
    }
    .actions:not(:has(*)) {
      display: none;
    }
    .lead {
      margin-top: 4px;
      max-width: 72ch;
      color: var(--color-text-muted);
    }
    @media (max-width: 640px) {
      h1 {
        font-size: var(--p-text-20);
      }
      .words {
        min-height: 0;
      }
    }
  `,
})
export class PageHeadComponent {
  readonly title = input.required<string>();
  readonly lead = input('');
  /** Its number of rows stands beside the title, with a plus while there are more. */
  readonly list = input<Countable>();
  readonly back = input<string>();
  readonly backLabel = input('');

  private readonly tab = inject(Title);
  private readonly tabTitle = computed(() => (this.title() ? `${this.title()} · Picolo` : 'Picolo'));

  constructor() {
    effect(() => this.tab.setTitle(this.tabTitle()));
  }
}
