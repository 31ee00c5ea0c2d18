import { DestroyRef, Injectable, inject, signal } from '@angular/core';
import type { CanDeactivateFn } from '@angular/router';

/** A page with a form: true while something typed would be lost. */
export interface Unsaved {
  unsaved(): boolean;
}

/** Asks before unsaved changes are lost; the shell shows the dialog. */
@Injectable({ providedIn: 'root' })
export class LeaveQuestion {
  private answer: ((leave: boolean) => void) | null = null;
  readonly open = signal(false);

  ask(): Promise<boolean> {
    this.answer?.(false);
    this.open.set(true);
    return new Promise((resolve) => (this.answer = resolve));
  }

  reply(leave: boolean): void {
    this.open.set(false);
    this.answer?.(leave);
    this.answer = null;
  }
}

/** Route guard of pages with forms. */
export const keepUnsaved: CanDeactivateFn<Unsaved> = (page) => !page.unsaved() || inject(LeaveQuestion).ask();

/** The browser's own question when the tab is closed with unsaved changes; call in the page's constructor. */
export function warnOnClose(page: Unsaved): void {
  const warn = (event: BeforeUnloadEvent): void => {
    if (page.unsaved()) event.preventDefault();
  };
  addEventListener('beforeunload', warn);
  inject(DestroyRef).onDestroy(() => removeEventListener('beforeunload', warn));
}
