import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Texts } from './texts';

/** How far long work is; without `share` it only says that it goes on. */
@Component({
  selector: 'app-progress',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <span class="line">
      <span class="label">{{ label() }}</span>
      @if (percent() !== null) {
        <span class="ui-tabular ui-muted">{{ written() }}</span>
      }
    </span>
    <progress max="100" [attr.value]="percent()" [attr.aria-label]="label()"></progress>
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: 6px;
    }
    .line {
      display: flex;
      gap: 12px;
      justify-content: space-between;
    }
    .label {
      min-width: 0;
      overflow-wrap: anywhere;
    }
    progress {
      width: 100%;
      height: 8px;
      border: 0;
      border-radius: 4px;
      overflow: hidden;
      background: var(--color-border);
    }
    /* Drawn here: what browsers draw by themselves is green, whatever the accent. */
    progress[value] {
      appearance: none;
    }
    progress:not([value]) {
      accent-color: var(--color-accent);
    }
    progress::-webkit-progress-bar {
      background: transparent;
    }
    progress::-webkit-progress-value {
      background: var(--color-accent);
    }
    progress::-moz-progress-bar {
      background: var(--color-accent);
    }
  `,
})
export class ProgressComponent {
  private readonly language = inject(Texts).language;
  readonly label = input.required<string>();
  /** 0…1; null: nobody knows. */
  readonly share = input<number | null>(null);
  protected readonly percent = computed(() => {
    const share = this.share();
    return share === null ? null : Math.floor(Math.min(1, share) * 100);
  });
  /** `40 %` in French, `40%` in English. */
  protected readonly written = computed(() =>
    new Intl.NumberFormat(this.language(), { style: 'percent' }).format((this.percent() ?? 0) / 100),
  );
}
