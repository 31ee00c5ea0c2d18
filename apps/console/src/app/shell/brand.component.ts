import { ChangeDetectionStrategy, Component, input } from '@angular/core';

/** Mark and name of the product. */
@Component({
  selector: 'app-brand',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <svg viewBox="0 0 32 32" aria-hidden="true" [attr.width]="size()" [attr.height]="size()">
      <rect width="32" height="32" rx="8" fill="var(--brand)" />
      <path
        d="M10.5 25.5v-12a6 6 0 1 1 6 6"
        fill="none"
        stroke="var(--brand-line)"
        stroke-width="3.4"
        stroke-linecap="round"
      />
      <circle cx="16.5" cy="13.5" r="1.7" fill="var(--brand-dot)" />
    </svg>
    <span [class.ui-visually-hidden]="markOnly()">Picolo</span>
  `,
  styles: `
    :host {
      --brand: var(--p-teal-600);
      --brand-line: var(--p-white);
      --brand-dot: var(--p-teal-200);

      display: inline-flex;
      align-items: center;
      gap: 10px;
      font-size: var(--p-text-16);
      font-weight: 650;
      letter-spacing: -0.02em;
    }
  `,
})
export class BrandComponent {
  readonly markOnly = input(false);
  readonly size = input(26);
}
