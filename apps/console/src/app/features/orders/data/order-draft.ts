import type { NewOrder } from './new-order';

const KEY = 'picolo.console.order-draft';

/** What was being typed when the page went away: the order and the key under which it may already have been sent. */
export interface OrderDraft {
  readonly order: NewOrder;
  readonly clientName: string;
  readonly key: { readonly body: string; readonly value: string };
  readonly userId: number;
}

/** Only the own draft; what cannot be read is none. */
export function readDraft(storage: Storage, userId: number): OrderDraft | null {
  try {
    const kept = JSON.parse(storage.getItem(KEY) ?? 'null') as OrderDraft | null;
    return kept?.userId === userId && Array.isArray(kept.order.lines) ? kept : null;
  } catch {
    return null;
  }
}

/** Null drops it. A browser that stores nothing loses it with the page, and nothing else. */
export function writeDraft(storage: Storage, draft: OrderDraft | null): void {
  try {
    if (draft === null) storage.removeItem(KEY);
    else storage.setItem(KEY, JSON.stringify(draft));
  } catch {
    // Storage is full or forbidden.
  }
}
