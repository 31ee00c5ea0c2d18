import { describe, expect, it } from 'vitest';
import { EMPTY_ORDER } from './new-order';
import { type OrderDraft, readDraft, writeDraft } from './order-draft';

const browser = (change: Partial<Storage> = {}): Storage => {
  const kept = new Map<string, string>();
  const storage: Storage = {
    length: 0,
    clear: () => kept.clear(),
    key: () => null,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
  return Object.assign(storage, change);
};
const draft: OrderDraft = { order: EMPTY_ORDER, clientName: 'Zoé', key: { body: 'b', value: 'k' }, userId: 7 };

describe('draft of an order', () => {
  it('OR-1 comes back with its key, to its owner only', () => {
    const storage = browser();
    writeDraft(storage, draft);
    expect(readDraft(storage, 7)).toEqual(draft);
    expect(readDraft(storage, 8)).toBeNull();
    writeDraft(storage, null);
    expect(readDraft(storage, 7)).toBeNull();
  });

  it('OR-1 nonsense in the storage, or no storage, is no draft', () => {
    expect(readDraft(browser({ getItem: () => '{"order":' }), 7)).toBeNull();
    const forbidden = browser({
      setItem: () => {
        throw new Error('forbidden');
      },
    });
    expect(() => writeDraft(forbidden, draft)).not.toThrow();
  });
});
