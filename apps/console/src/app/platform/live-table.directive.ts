import { Directive, input } from '@angular/core';
import type { PagedList } from './paged-list';

type Holdable = Pick<PagedList<{ readonly id: number }>, 'held' | 'waiting' | 'showWaiting'>;

/** On the frame of a table: while the pointer or the focus is on it, rows that arrive live wait. */
@Directive({
  selector: '[appLiveTable]',
  host: {
    class: 'live-table',
    '(mouseenter)': 'appLiveTable().held.set(true)',
    '(mouseleave)': 'release()',
    '(focusin)': 'appLiveTable().held.set(true)',
    '(focusout)': 'release()',
  },
})
export class LiveTableDirective {
  readonly appLiveTable = input.required<Holdable>();

  protected release(): void {
    const list = this.appLiveTable();
    list.held.set(false);
    if (list.waiting() > 0) list.showWaiting();
  }
}
