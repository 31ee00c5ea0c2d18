import { ChangeDetectionStrategy, Component, computed, effect, inject, input } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { RouterLink } from '@angular/router';
import { IconComponent } from '@picolo/ui';

/** Title line of a page: way back, title, state chips beside it, actions at the right. Names the browser tab too. */
@Component({
  selector: 'app-page-head',
  imports: [RouterLink, IconComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (back(); as target) {
      <a class="back" [routerLink]="target"><ui-icon name="back" [size]="16" />{{ backLabel() }}</a>
    }
    <div class="line">
      <div class="words">
        <h1>{{ title() }}</h1>
        <ng-content select="[pageChips]" />
      </div>
      <div class="actions"><ng-content /></div>
    </div>
    @if (lead()) {
      <p class="lead">{{ lead() }}</p>
    }
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
      align-items: center;
      justify-content: space-between;
    }
    .words {
      display: flex;
      flex-wrap: wrap;
      gap: 6px 12px;
      align-items: center;
      min-width: 0;
    }
    h1 {
      font-size: var(--p-text-24);
      letter-spacing: -0.022em;
      overflow-wrap: anywhere;
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
    }
  `,
})
export class PageHeadComponent {
  readonly title = input.required<string>();
  readonly lead = input('');
  readonly back = input<string>();
  readonly backLabel = input('');

  private readonly tab = inject(Title);
  private readonly tabTitle = computed(() => (this.title() ? `${this.title()} · Picolo` : 'Picolo'));

  constructor() {
    effect(() => this.tab.setTitle(this.tabTitle()));
  }
}
