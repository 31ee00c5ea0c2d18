import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { ButtonComponent } from '@picolo/ui';

/** Rows that arrived while the pointer was on the list; floats over its head, so that no row moves under the pointer. */
@Component({
  selector: 'app-fresh-rows',
  imports: [ButtonComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="place" role="status">
      @if (count()) {
        <button uiButton type="button" variant="primary" size="small" (click)="shown.emit()">{{ label() }}</button>
      }
    </div>
  `,
  styles: `
    .place {
      position: absolute;
      z-index: 5;
      top: 4px;
      left: 50%;
      transform: translateX(-50%);
    }
  `,
})
export class FreshRowsComponent {
  readonly count = input.required<number>();
  readonly label = input.required<string>();
  readonly shown = output();
}
