import { Directive, inject, input } from '@angular/core';
import type { Selection } from './selection';
import { Texts } from './texts';

/** In a table's head: ticks all rows on screen, or none. `<input [appTickAll]="selection" />` */
@Directive({
  selector: 'input[appTickAll]',
  host: {
    type: 'checkbox',
    '[attr.aria-label]': "t('invoices.chooseAll')",
    '[checked]': 'appTickAll().all()',
    '(change)': 'appTickAll().toggleAll()',
  },
})
export class TickAllDirective {
  readonly appTickAll = input.required<Selection>();
  protected readonly t = inject(Texts).t;
}

/** In a row: ticks it. `<input [appTick]="selection" [row]="invoice" />` */
@Directive({
  selector: 'input[appTick]',
  host: {
    type: 'checkbox',
    '[attr.aria-label]': "t('invoices.choose', { number: row().number })",
    '[checked]': 'appTick().has(row().id)',
    '(change)': 'appTick().toggle(row().id)',
  },
})
export class TickDirective {
  readonly appTick = input.required<Selection>();
  readonly row = input.required<{ readonly id: number; readonly number: string }>();
  protected readonly t = inject(Texts).t;
}
