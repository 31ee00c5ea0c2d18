import { DOCUMENT, Injectable, afterNextRender, computed, inject, signal } from '@angular/core';

const KEY = 'picolo.basket';
const MOST_LINES = 100;

export interface BasketLine {
  readonly productId: number;
  /** In ten-thousandths of the product's unit. */
  readonly quantity: number;
}

const isLine = (value: unknown): value is BasketLine =>
  typeof value === 'object' &&
  value !== null &&
  'productId' in value &&
  'quantity' in value &&
  Number.isSafeInteger(value.productId) &&
  Number.isSafeInteger(value.quantity) &&
  Number(value.quantity) > 0;

/** What the visitor means to order; kept in this browser, the same in all its tabs. */
@Injectable({ providedIn: 'root' })
export class Basket {
  private readonly window = inject(DOCUMENT).defaultView;
  private readonly kept = signal<readonly BasketLine[]>([]);
  private readonly opened = signal(false);

  readonly lines = this.kept.asReadonly();
  /** Read from the browser's storage; before, an empty basket means nothing. */
  readonly ready = this.opened.asReadonly();
  readonly count = computed(() => this.kept().length);

  constructor() {
    // After the first render: the server knew no basket, and hydration must find the page as it was.
    afterNextRender(() => {
      this.read();
      this.window?.addEventListener('storage', (event) => {
        if (event.key === KEY || event.key === null) this.read();
      });
    });
  }

  quantityOf(productId: number): number {
    return this.kept().find((line) => line.productId === productId)?.quantity ?? 0;
  }

  add(productId: number, quantity: number): void {
    this.set(productId, this.quantityOf(productId) + quantity);
  }

  /** Zero takes the product out. A product that is in keeps its place. */
  set(productId: number, quantity: number): void {
    const known = this.kept().some((line) => line.productId === productId);
    const lines = known
      ? this.kept().map((line) => (line.productId === productId ? { productId, quantity } : line))
      : [...this.kept(), { productId, quantity }];
    this.keep(lines.filter((line) => line.quantity > 0).slice(0, MOST_LINES));
  }

  /** Puts a line back where it was. */
  restore(lines: readonly BasketLine[]): void {
    this.keep(lines);
  }

  clear(): void {
    this.keep([]);
  }

  private keep(lines: readonly BasketLine[]): void {
    this.kept.set(lines);
    try {
      this.window?.localStorage.setItem(KEY, JSON.stringify(lines));
    } catch {
      // Storage is full or forbidden: the basket lasts as long as the page.
    }
  }

  private read(): void {
    try {
      const stored: unknown = JSON.parse(this.window?.localStorage.getItem(KEY) ?? '[]');
      this.kept.set(Array.isArray(stored) ? stored.filter(isLine) : []);
    } catch {
      this.kept.set([]);
    }
    this.opened.set(true);
  }
}
