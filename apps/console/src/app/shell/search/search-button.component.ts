import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { DialogComponent, IconComponent } from '@picolo/ui';
import { Texts } from '../../platform/texts';
import { SearchPaletteComponent } from './search-palette.component';

/** Field-like button of the top bar, and Ctrl+K anywhere: opens the search over everything. */
@Component({
  selector: 'app-search-button',
  imports: [DialogComponent, IconComponent, SearchPaletteComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '(document:keydown)': 'onKey($event)' },
  template: `
    <button type="button" class="open" aria-haspopup="dialog" aria-keyshortcuts="Control+K" (click)="open.set(true)">
      <ui-icon name="search" [size]="18" />
      <span class="words">{{ t('search.open') }}</span>
      <span class="ui-visually-hidden small">{{ t('search.open') }}</span>
      <kbd aria-hidden="true">{{ shortcut }}</kbd>
    </button>
    <ui-dialog look="wide" [open]="open()" [title]="t('search.title')" (closed)="open.set(false)">
      @defer (when open()) {
        @if (open()) {
          <app-search-palette (chosen)="open.set(false)" />
        }
      }
    </ui-dialog>
  `,
  styles: `
    .open {
      display: inline-flex;
      gap: 8px;
      align-items: center;
      min-height: 36px;
      padding: 0 8px 0 10px;
      border: 1px solid var(--color-border);
      border-radius: var(--radius);
      background: var(--color-surface);
      color: var(--color-text-muted);
      font: inherit;
      cursor: pointer;
    }
    .open:hover {
      border-color: var(--color-border-strong);
      color: var(--color-text);
    }
    .small {
      display: none;
    }
    .words {
      min-width: 132px;
      text-align: left;
    }
    kbd {
      padding: 0 5px;
      border: 1px solid var(--color-border);
      border-radius: 4px;
      font: inherit;
      font-size: var(--p-text-12);
    }
    @media (max-width: 640px) {
      .open {
        min-width: 40px;
        min-height: 40px;
        justify-content: center;
        padding: 0;
        border-color: transparent;
        background: transparent;
      }
      .words {
        display: none;
      }
      .small {
        display: block;
      }
      kbd {
        display: none;
      }
    }
  `,
})
export class SearchButtonComponent {
  protected readonly t = inject(Texts).t;
  protected readonly open = signal(false);
  protected readonly shortcut = /Mac|iPhone|iPad/u.test(navigator.userAgent) ? '⌘ K' : 'Ctrl K';

  protected onKey(event: KeyboardEvent): void {
    if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    event.preventDefault();
    this.open.update((open) => !open);
  }
}
