import {
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  booleanAttribute,
  input,
  signal,
  viewChild,
} from '@angular/core';

const GAP = 4;
const EDGE = 8;

let ids = 0;

/**
 * Menu opened by a button: `<ui-menu #more [label]="…">…items…</ui-menu>` and
 * `<button [attr.aria-expanded]="more.open()" (click)="more.toggle($event)">`. A native popover: Escape and a click
 * beside it close it and the focus returns by itself.
 */
@Component({
  selector: 'ui-menu',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '(window:resize)': 'place()' },
  template: `
    <div
      #panel
      popover
      role="menu"
      class="ui-menu"
      tabindex="-1"
      [id]="id"
      [attr.aria-label]="label()"
      (toggle)="onToggle($event)"
      (keydown)="onKey($event)"
      (click)="onClick($event)"
    >
      <ng-content />
    </div>
  `,
})
export class MenuComponent {
  readonly label = input.required<string>();
  /** Aligned with the right edge of its button. */
  readonly end = input(false, { transform: booleanAttribute });

  readonly id = `ui-menu-${ids++}`;
  readonly open = signal(false);
  private anchor: HTMLElement | null = null;

  private readonly panel = viewChild.required<ElementRef<HTMLElement>>('panel');

  toggle(event: Event): void {
    const button = event.currentTarget;
    if (!(button instanceof HTMLElement)) return;
    const panel = this.panel().nativeElement;
    if (this.open()) {
      panel.hidePopover();
      return;
    }
    panel.showPopover();
    this.anchor = button;
    this.open.set(true);
    this.place();
    this.items()[0]?.focus();
  }

  close(): void {
    if (this.open()) this.panel().nativeElement.hidePopover();
  }

  protected place(): void {
    if (!this.anchor || !this.open()) return;
    const panel = this.panel().nativeElement;
    const anchor = this.anchor.getBoundingClientRect();
    const { width, height } = panel.getBoundingClientRect();
    const wanted = this.end() ? anchor.right - width : anchor.left;
    const left = Math.max(EDGE, Math.min(wanted, window.innerWidth - width - EDGE));
    const below = anchor.bottom + GAP;
    const fits = below + height <= window.innerHeight - EDGE;
    panel.style.left = `${String(left)}px`;
    panel.style.top = `${String(fits ? below : Math.max(EDGE, anchor.top - height - GAP))}px`;
  }

  protected onToggle(event: ToggleEvent): void {
    this.open.set(event.newState === 'open');
  }

  protected onKey(event: KeyboardEvent): void {
    const items = this.items();
    const at = items.findIndex((item) => item === document.activeElement);
    const to: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 };
    const next = to[event.key];
    if (event.key === 'Tab') this.close();
    if (next === undefined) return;
    event.preventDefault();
    items[(next + items.length) % items.length]?.focus();
  }

  protected onClick(event: Event): void {
    if (event.target instanceof Element && event.target.closest('[role^="menuitem"]')) this.close();
  }

  private items(): HTMLElement[] {
    const all = this.panel().nativeElement.querySelectorAll<HTMLElement>('[role^="menuitem"]:not(:disabled)');
    return [...all];
  }
}
