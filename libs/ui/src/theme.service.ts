import { isPlatformBrowser } from '@angular/common';
import { DOCUMENT, Injectable, PLATFORM_ID, effect, inject, signal } from '@angular/core';

export type Theme = 'system' | 'light' | 'dark';

const KEY = 'picolo.theme';

/** Light, dark or as the system says; remembered per browser, written as `data-theme` on the page. */
@Injectable({ providedIn: 'root' })
export class Themes {
  private readonly document = inject(DOCUMENT);
  private readonly browser = isPlatformBrowser(inject(PLATFORM_ID));
  private readonly chosen = signal<Theme>(this.remembered());
  readonly theme = this.chosen.asReadonly();

  constructor() {
    effect(() => {
      const theme = this.chosen();
      const root = this.document.documentElement;
      if (theme === 'system') root.removeAttribute('data-theme');
      else root.setAttribute('data-theme', theme);
    });
  }

  choose(theme: Theme): void {
    this.chosen.set(theme);
    if (this.browser) localStorage.setItem(KEY, theme);
  }

  private remembered(): Theme {
    const stored = this.browser ? localStorage.getItem(KEY) : null;
    return stored === 'light' || stored === 'dark' ? stored : 'system';
  }
}
