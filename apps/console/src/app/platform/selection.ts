import { computed, signal } from '@angular/core';

/** Rows that somebody ticked, among those on screen: what left the list is not chosen any more. */
export class Selection {
  private readonly ticked = signal<ReadonlySet<number>>(new Set());

  readonly ids = computed(() =>
    this.rows()
      .map(({ id }) => id)
      .filter((id) => this.ticked().has(id)),
  );
  readonly count = computed(() => this.ids().length);
  readonly all = computed(() => this.rows().length > 0 && this.count() === this.rows().length);

  constructor(private readonly rows: () => readonly { readonly id: number }[]) {}

  has(id: number): boolean {
    return this.ticked().has(id);
  }

  toggle(id: number): void {
    const next = new Set(this.ticked());
    if (!next.delete(id)) next.add(id);
    this.ticked.set(next);
  }

  /** All rows on screen, or none when all of them were. */
  toggleAll(): void {
    this.ticked.set(this.all() ? new Set() : new Set(this.rows().map(({ id }) => id)));
  }

  clear(): void {
    this.ticked.set(new Set());
  }
}
