import { Injectable, signal } from '@angular/core';

export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly undo?: () => void;
}

const SHOWN_MS = 6_000;
const SHOWN_WITH_UNDO_MS = 10_000;

/** Short messages at the bottom right; with `undo` they offer to take the act back. */
@Injectable({ providedIn: 'root' })
export class Toasts {
  private readonly list = signal<readonly Toast[]>([]);
  private readonly clocks = new Map<number, ReturnType<typeof setTimeout>>();
  private next = 1;

  readonly shown = this.list.asReadonly();

  show(text: string, undo?: () => void): void {
    const toast: Toast = { id: this.next++, text, ...(undo ? { undo } : {}) };
    this.list.update((toasts) => [...toasts.slice(-2), toast]);
    this.resume(toast);
  }

  dismiss(id: number): void {
    clearTimeout(this.clocks.get(id));
    this.clocks.delete(id);
    this.list.update((toasts) => toasts.filter((toast) => toast.id !== id));
  }

  /** While the pointer or the focus is on it, a message stays. */
  hold(toast: Toast): void {
    clearTimeout(this.clocks.get(toast.id));
  }

  resume(toast: Toast): void {
    this.hold(toast);
    const clock = setTimeout(() => this.dismiss(toast.id), toast.undo ? SHOWN_WITH_UNDO_MS : SHOWN_MS);
    this.clocks.set(toast.id, clock);
  }
}
