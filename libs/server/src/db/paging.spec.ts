import { DomainError } from '@picolo/contracts';
import { describe, expect, it } from 'vitest';
import { cursorOf, pageLimit, pageOf, readCursor } from './paging.js';

describe('keyset pages', () => {
  it('a cursor gives its values back', () => {
    expect(readCursor(cursorOf(['Été', null, 42]), 3)).toEqual(['Été', null, 42]);
  });

  it.each([
    '',
    'nonsense',
    cursorOf([1]),
    cursorOf([1, 'x']),
    cursorOf([1, 1.5]),
    cursorOf([1, null]),
    Buffer.from('{"a":1}').toString('base64url'),
  ])('SE-3 a cursor that is not ours is refused: %s', (cursor) => {
    expect(() => readCursor(cursor, 2)).toThrow(DomainError);
  });

  it('the extra row says that there is a next page and is not shown', () => {
    const page = pageOf([1, 2, 3], 2, (row) => [row], String);
    expect(page.items).toEqual(['1', '2']);
    expect(readCursor(page.nextCursor ?? '', 1)).toEqual([2]);
    expect(pageOf([1, 2], 2, (row) => [row], String).nextCursor).toBeNull();
  });

  it('a page has 1 to 100 rows, 50 unless told', () => {
    expect([undefined, 0, 7, 1000].map(pageLimit)).toEqual([50, 1, 7, 100]);
  });
});
