import { describe, expect, it } from 'vitest';
import { afterEntry, toApply } from './count-line.js';

const empty = { counted: null, expected: null, ledgerId: 0 };
const books = { onHand: 100, ledgerId: 7 };

describe('a line of a counting session', () => {
  it('ST-6 an entry is held against the books of its moment', () => {
    const line = afterEntry(empty, 'replace', 80, books);
    expect(line).toEqual({ counted: 80, expected: 100, ledgerId: 7 });
    expect(afterEntry({ ...empty, ...line }, 'replace', 90, { onHand: 95, ledgerId: 9 })).toEqual({
      ...{ counted: 90, expected: 95, ledgerId: 9 },
    });
  });

  it('ST-6 a second shelf is added to the first and held against the same books', () => {
    const first = afterEntry(empty, 'add', 60, books);
    const both = afterEntry(first ?? empty, 'add', 30, { onHand: 95, ledgerId: 9 });
    expect(both).toEqual({ counted: 90, expected: 100, ledgerId: 7 });
  });

  it('ST-6 a cleared line is not counted; nothing typed or below zero is no entry', () => {
    expect(afterEntry({ counted: 5, expected: 5, ledgerId: 1 }, 'clear', undefined, books)).toEqual(empty);
    expect(afterEntry(empty, 'replace', undefined, books)).toBeNull();
    expect(afterEntry(empty, 'add', -1, books)).toBeNull();
  });

  it('ST-6 what another count set right since is not set right again', () => {
    expect(toApply({ counted: 80, expected: 100 }, 0)).toBe(-20);
    expect(toApply({ counted: 80, expected: 100 }, -20)).toBe(0);
    expect(toApply({ counted: 90, expected: 100 }, -20)).toBe(10);
    expect(toApply(empty, -20)).toBe(0);
  });
});
