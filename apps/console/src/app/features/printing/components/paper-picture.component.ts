import { ChangeDetectionStrategy, Component, input } from '@angular/core';

/** A receipt as a picture from the server, on paper whatever the theme. */
@Component({
  selector: 'app-paper-picture',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<img [src]="source()" [alt]="label()" />`,
  styles: `
    :host {
      display: flex;
      justify-content: center;
      padding: 16px;
      border-radius: var(--radius);
      background: var(--color-surface-sunken);
    }
    img {
      width: 100%;
      max-width: 336px;
      height: auto;
      padding: 16px 12px;
      background: #fff;
      box-shadow: var(--shadow-float);
    }
  `,
})
export class PaperPictureComponent {
  readonly source = input.required<string>();
  readonly label = input.required<string>();
}
