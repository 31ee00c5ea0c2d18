import { CdkDropList, moveItemInArray } from '@angular/cdk/drag-drop';
import { Directive, inject, input, output } from '@angular/core';

/**
 * A list that is put in order: by dragging its items (`cdkDrag`), or by buttons that call `move`, since not everybody
 * drags. Answers the items in their new order.
 */
@Directive({
  selector: '[appReorder]',
  exportAs: 'reorder',
  hostDirectives: [{ directive: CdkDropList, inputs: ['cdkDropListDisabled', 'cdkDropListOrientation'] }],
})
export class ReorderDirective<T> {
  readonly items = input.required<readonly T[]>({ alias: 'appReorder' });
  readonly reordered = output<readonly T[]>();

  constructor() {
    inject(CdkDropList).dropped.subscribe(({ previousIndex, currentIndex }) => {
      this.move(previousIndex, currentIndex);
    });
  }

  move(from: number, to: number): void {
    const items = [...this.items()];
    if (from === to || to < 0 || to >= items.length) return;
    moveItemInArray(items, from, to);
    this.reordered.emit(items);
  }
}
