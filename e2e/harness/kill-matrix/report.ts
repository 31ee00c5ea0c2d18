import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { root } from '../../../tools/lib/paths.ts';
import {
  drivers,
  exists,
  fates,
  hasPart,
  parts,
  points,
  type Cell,
  type Driver,
  type Outcome,
  type Part,
  type Point,
} from './cells.ts';

const file = join(root, 'docs', 'printing-guarantees.md');
const [begin, end] = ['<!-- kill matrix: begin -->', '<!-- kill matrix: end -->'];

/** What is known of a cell; undefined: it was not struck. */
type Known = (cell: Cell) => Outcome | undefined;

const halves: Record<Outcome['paper'], string> = { whole: '1', half: '½', nothing: '0' };
const word = (outcome: Outcome | undefined): string => {
  if (outcome === undefined) return '';
  return outcome.ends === 'printed' && outcome.paper === 'whole'
    ? 'printed'
    : `${outcome.ends} (${halves[outcome.paper]})`;
};

/** What became of it when the worker went on, and when it was killed too: one word where that is the same. */
function cellText(known: Known, cell: Omit<Cell, 'fate'>): string {
  const words = fates.map((fate) => word(known({ ...cell, fate }))).filter((text) => text !== '');
  return [...new Set(words)].join(' / ');
}

function tableOf(driver: Driver, known: Known): string {
  const columns = parts.filter((part) => hasPart(driver, part));
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const line = (point: Point): string =>
    row([`\`${point}\``, ...columns.map((part: Part) => cellText(known, { driver, point, part }))]);
  const body = points.filter((point) => exists(point, driver)).map(line);
  return [
    `### Killed at every state: ${driver}`,
    '',
    row(['held at', ...columns]),
    row(['-', ...columns].map(() => '-')),
    ...body,
  ].join('\n');
}

function counts(cells: readonly Cell[], known: Known): string {
  const words = cells.map((cell) => word(known(cell)));
  const each = [...new Set(words)].toSorted().map((text) => `${text}: ${words.filter((one) => one === text).length}`);
  return `${cells.length} kills, each struck once per run. ${each.join(' · ')}.`;
}

/** Tables of what became of each cell, as they stand in the docs. */
export async function matrixText(cells: readonly Cell[], known: Known): Promise<string> {
  const text = [begin, '', counts(cells, known), '', ...drivers.flatMap((driver) => [tableOf(driver, known), '']), end];
  const formatted = await format(text.join('\n'), { ...(await resolveConfig(file)), parser: 'markdown' });
  return formatted.trim();
}

const between = (text: string): { from: number; to: number } => {
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${file} has no place for the matrix`);
  return { from, to: to + end.length };
};

export function matrixInDocs(): string {
  const text = readFileSync(file, 'utf8');
  const { from, to } = between(text);
  return text.slice(from, to);
}

export function writeMatrix(matrix: string): void {
  const text = readFileSync(file, 'utf8');
  const { from, to } = between(text);
  writeFileSync(file, `${text.slice(0, from)}${matrix}${text.slice(to)}`);
}
