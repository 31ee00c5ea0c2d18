import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { strike, type Seen } from '../harness/kill-matrix/blow.ts';
import {
  allRounds,
  cellsOf,
  drivers,
  expected,
  onlyFor,
  someRounds,
  type Cell,
  type Round,
} from '../harness/kill-matrix/cells.ts';
import { Floor } from '../harness/kill-matrix/floor.ts';
import { matrixInDocs, matrixText, writeMatrix } from '../harness/kill-matrix/report.ts';
import { tell } from '../harness/tell.ts';

const isWhole = process.env['PROVE'] === '1';
/** Absent: all of them. The table is written only with all of them. */
const named = process.env['MATRIX_DRIVERS']?.split(',') ?? drivers;
const struck = drivers.filter((driver) => named.includes(driver));
const rounds = onlyFor(struck, isWhole ? allRounds() : someRounds);
const allCells = allRounds().flatMap(cellsOf);

const titled = (round: Round): Round & { what: string } => ({
  ...round,
  what: [...new Set(Object.values(round.strikes))].join(', '),
});

/** The server's history of a job that ended so. */
const histories: Record<string, readonly string[]> = {
  printed: ['queued', 'sent', 'printing', 'printed'],
  unconfirmed: ['queued', 'sent', 'printing', 'unconfirmed'],
  failed: ['queued', 'sent', 'failed'],
  expired: ['queued', 'sent', 'expired'],
  cancelled: ['queued', 'cancelled'],
};

/** What the worker's journal says in the end. */
const states: Record<string, string> = {
  printed: 'CONFIRMED',
  unconfirmed: 'UNCERTAIN',
  failed: 'FAILED',
  expired: 'EXPIRED',
  cancelled: 'CANCELLED',
};

const keyOf = ({ driver, point, part, fate }: Cell): string => [driver, point, part, fate].join(' · ');

/** The whole product of what can die, every state of the worker's journal and every driver, on a whole installation. */
describe('PR-3 the kill matrix', () => {
  let floor: Floor;
  const seen = new Map<string, Seen>();
  beforeAll(async () => {
    floor = await Floor.open(struck);
  });
  afterAll(() => floor.stop());

  it.each(rounds.map(titled))('PR-3 held at $point: $what struck, the worker $fate', async (round) => {
    const results = await strike(floor, round, expected);
    for (const one of results) seen.set(keyOf(one), one);
    const outcomes = results.map((one) => [one.driver, one.outcome.ends, one.outcome.paper]);
    expect(outcomes).toEqual(cellsOf(round).map((cell) => [cell.driver, expected(cell).ends, expected(cell).paper]));
    for (const one of results.filter(({ wasSilent }) => !wasSilent)) {
      expect([keyOf(one), one.history]).toEqual([keyOf(one), histories[one.outcome.ends]]);
    }
  });

  it('PR-3 in the end every journal is closed as the server knows it, and nothing came out that nobody asked for', async (context) => {
    const all = [...seen.values()];
    for (const post of floor.posts) {
      await post.stop();
      const mine = all.filter((one) => one.post === post);
      const journal = new Map(post.journal().map((entry) => [entry.uuid, entry]));
      expect(
        mine.map((one) => [keyOf(one), journal.get(one.job.uuid)?.state, journal.get(one.job.uuid)?.open]),
      ).toEqual(mine.map((one) => [keyOf(one), states[one.outcome.ends], 0]));
      // Looked at again: what was forgotten at first would have come out since.
      const papers = mine.map((one) => post.outlet.sheets(one.job).length);
      expect(papers.filter((sheets) => sheets > 1)).toEqual([]);
      expect(post.outlet.total()).toBe(papers.filter((sheets) => sheets === 1).length);
    }
    const ends = Object.keys(states).map((end) => `${end} ${all.filter(({ outcome }) => outcome.ends === end).length}`);
    tell(context, `PR-3 kill matrix, ${all.length} of ${allCells.length} cells: ${ends.join(' · ')}`);
  });

  it('PR-3 the docs say what became of every cell', async () => {
    if (isWhole && struck.length === drivers.length)
      writeMatrix(await matrixText(allCells, (cell) => seen.get(keyOf(cell))?.outcome));
    const cells = new Set(allCells.map(keyOf));
    const promised = await matrixText(allCells, (cell) => (cells.has(keyOf(cell)) ? expected(cell) : undefined));
    expect(matrixInDocs()).toBe(promised);
  });
});
