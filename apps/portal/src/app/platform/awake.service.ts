import { Injectable, afterNextRender, signal } from '@angular/core';

/**
 * Whether the page that the server made listens already. Until then its buttons are disabled: a click on them would be lost
 * (Angular could record and replay it, by an inline script that the content security policy refuses).
 */
@Injectable({ providedIn: 'root' })
export class Awake {
  private readonly listening = signal(false);
  readonly ready = this.listening.asReadonly();

  constructor() {
    afterNextRender(() => {
      this.listening.set(true);
    });
  }
}
