import { ChangeDetectionStrategy, Component } from '@angular/core';

/** Mark and name of the shop. */
@Component({
  selector: 'app-brand',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'brand', 'aria-hidden': 'true' },
  template: `
    <svg viewBox="0 0 32 32" width="32" height="32">
      <rect width="32" height="32" rx="8" class="brand__ground" />
      <path d="M10.5 25.5v-12a6 6 0 1 1 6 6" class="brand__line" />
      <circle cx="16.5" cy="13.5" r="1.7" class="brand__dot" />
    </svg>
    <span>Picolo</span>
  `,
})
export class BrandComponent {}
