import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { IconComponent } from '@picolo/ui';
import type { Tile } from '../data/tiles';

/** One figure of the dashboard; leads to the list of what it counts. */
@Component({
  selector: 'app-figure-tile',
  imports: [IconComponent, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let shown = tile();
    <a class="tile" [routerLink]="shown.path" [queryParams]="shown.query" [attr.data-tone]="shown.tone">
      <span class="label"><ui-icon [name]="shown.icon" [size]="16" />{{ shown.label }}</span>
      <span class="figure">{{ shown.figure }}</span>
      <span class="detail">{{ shown.detail }}</span>
    </a>
  `,
  styles: `
    .tile {
      display: flex;
      flex-direction: column;
      gap: 4px;
      height: 100%;
      padding: 16px 14px;
      border: 1px solid var(--color-border);
      border-radius: var(--card-radius);
      background: var(--color-surface);
      color: inherit;
      text-decoration: none;
    }
    .tile:hover {
      border-color: var(--color-border-strong);
      background: var(--color-surface-hover);
    }
    .label {
      display: flex;
      gap: 6px;
      align-items: center;
      color: var(--color-text-muted);
      font-size: var(--p-text-13);
    }
    .figure {
      margin-top: auto;
      font-size: var(--p-text-24);
      font-weight: 600;
      font-variant-numeric: tabular-nums;
      letter-spacing: -0.02em;
      overflow-wrap: anywhere;
    }
    .detail {
      min-height: 1.4em;
      color: var(--color-text-muted);
      font-size: var(--p-text-13);
    }
    @media (max-width: 640px) {
      .tile {
        padding: 12px 14px;
      }
      .figure {
        font-size: var(--p-text-20);
      }
    }
    .tile[data-tone='warning'] .figure {
      color: var(--color-on-warning-soft);
    }
    .tile[data-tone='danger'] .figure {
      color: var(--color-on-danger-soft);
    }
  `,
})
export class FigureTileComponent {
  readonly tile = input.required<Tile>();
}
