import { describe, expect, it, vi } from 'vitest';
import { PagedList } from './paged-list';

// Its components need the compiler of Angular; what a list takes of it is only asked when a page fails.
vi.mock('@picolo/web', () => ({ toProblem: (error: unknown) => error }));

interface User {
  readonly id: number;
  readonly name: string;
}

const opened = async (): Promise<PagedList<User>> => {
  const list = new PagedList<User>(() => Promise.resolve({ items: [{ id: 1, name: 'Claire' }], nextCursor: null }));
  await list.load();
  return list;
};
const names = (list: PagedList<User>): string[] => list.items().map(({ name }) => name);

describe('rows that arrived while the pointer was on the list', () => {
  it('UI-1 wait, and stand on top once shown', async () => {
    const list = await opened();
    list.held.set(true);
    list.arrive({ id: 2, name: 'Jules' });
    expect([names(list), list.waiting(), list.has(2)]).toEqual([['Claire'], 1, true]);
    list.showWaiting();
    expect([names(list), list.waiting()]).toEqual([['Jules', 'Claire'], 0]);
  });

  it('UI-1 are shown as they are by then: changed while they waited, and not at all when they left the list', async () => {
    const list = await opened();
    list.held.set(true);
    list.arrive({ id: 2, name: 'Jules' });
    list.arrive({ id: 3, name: 'Nadia' });
    list.arrive({ id: 2, name: 'Jean' });
    list.patch(2, (row) => ({ ...row, name: `${row.name} Morel` }));
    list.remove(3);
    expect([names(list), list.waiting(), list.has(3)]).toEqual([['Claire'], 1, false]);
    list.showWaiting();
    expect(names(list)).toEqual(['Jean Morel', 'Claire']);
  });
});
