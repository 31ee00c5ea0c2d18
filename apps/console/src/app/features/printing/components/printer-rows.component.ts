import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import type { PrinterView } from '@picolo/contracts';
import { Texts } from '../../../platform/texts';
import { PrinterStateComponent } from './printer-state.component';

/** The printers in short, beside the jobs. */
@Component({
  selector: 'app-printer-rows',
  imports: [PrinterStateComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ul role="list">
      @for (printer of printers(); track printer.id) {
        <li>
          <span class="ui-grow">
            {{ printer.name }}
            @if (printer.waiting > 0) {
              <span class="sub ui-subtle ui-small">{{ texts.n('printing.waiting', printer.waiting) }}</span>
            }
          </span>
          <app-printer-state [state]="printer.state" />
        </li>
      } @empty {
        <li class="ui-muted">{{ texts.t('printing.noPrinters') }}</li>
      }
    </ul>
  `,
  styles: `
    ul {
      list-style: none;
    }
    li {
      display: flex;
      gap: 12px;
      align-items: center;
      justify-content: space-between;
    }
    li + li {
      margin-top: 10px;
    }
    .sub {
      display: block;
    }
  `,
})
export class PrinterRowsComponent {
  readonly printers = input.required<readonly PrinterView[]>();
  protected readonly texts = inject(Texts);
}
