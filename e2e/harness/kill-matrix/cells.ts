import type { PrintStatus } from '@picolo/contracts';
import { all } from '../kill-cases.ts';

/** Each driver that can run here. */
export const drivers = [...all, 'node-printer'] as const;
export type Driver = (typeof drivers)[number];

/** Every state of the worker's journal, and the places within an act where it can stop. In the order of a job's life. */
export const points = [
  ...['RECEIVED.document', 'RECEIVED', 'RECEIVED.accepted', 'PREPARING', 'PREPARING.half', 'PREPARING.done'],
  ...['PREPARED', 'COMMITTING', 'COMMITTING.first-byte', 'COMMITTING.half', 'COMMITTING.done', 'SUBMITTED'],
  ...['CONFIRMED', 'UNCERTAIN', 'FAILED', 'EXPIRED', 'CANCELLED', 'RETURNED'],
] as const;
export type Point = (typeof points)[number];

/** Where the server, its line or its servers can make a difference: within an act the worker does not talk to it. */
const serverPoints = points.filter((point) => !point.includes('.') || point === 'RECEIVED.accepted');

const onlyOf: Partial<Record<string, readonly Driver[]>> = {
  'PREPARING.half': ['cups'],
  'COMMITTING.half': ['ipp'],
  PREPARED: ['folder', 'cups'],
};

/** Only a folder and a queue that holds can take a document and wait; only IPP sends in parts. */
export const exists = (point: Point, driver: Driver): boolean => onlyOf[point]?.includes(driver) !== false;

export const serverParts = ['api', 'jobs', 'Redis', 'MariaDB', 'line to the server'] as const;
export const printerParts = ['printer', 'line to the printer', 'CUPS', 'CUPS without records'] as const;
export const parts = ['worker', ...serverParts, ...printerParts] as const;
export type ServerPart = (typeof serverParts)[number];
export type PrinterPart = (typeof printerParts)[number];
export type Part = (typeof parts)[number];

/** Which parts stand between a worker and its paper. */
const partsOf: Record<Driver, readonly PrinterPart[]> = {
  folder: ['printer'],
  ipp: ['printer', 'line to the printer'],
  cups: printerParts,
  raw9100: ['printer', 'line to the printer'],
  'node-printer': printerParts,
};

export const hasPart = (driver: Driver, part: Part): boolean =>
  !(printerParts as readonly Part[]).includes(part) || (partsOf[driver] as readonly Part[]).includes(part);

/** Whether the worker outlives the part. */
export const fates = ['goes on', 'is killed too'] as const;
export type Fate = (typeof fates)[number];

export interface Outcome {
  readonly ends: PrintStatus;
  readonly paper: 'whole' | 'half' | 'nothing';
}

export interface Cell {
  readonly driver: Driver;
  readonly point: Point;
  readonly part: Part;
  readonly fate: Fate;
}

interface Rule {
  readonly drivers: readonly Driver[];
  readonly points: readonly Point[];
  /** Absent: whatever was struck. */
  readonly parts?: readonly Part[];
  readonly fate?: Fate;
  readonly is: Outcome;
}

const unconfirmed = (paper: Outcome['paper']): Outcome => ({ ends: 'unconfirmed', paper });
const usual: Partial<Record<Point, Outcome>> = {
  FAILED: { ends: 'failed', paper: 'nothing' },
  EXPIRED: { ends: 'expired', paper: 'nothing' },
  CANCELLED: { ends: 'cancelled', paper: 'nothing' },
  UNCERTAIN: unconfirmed('nothing'),
};
const killed = 'is killed too';

/** Where it does not end as usual: the first that fits. Every `unconfirmed` that may happen stands here. */
const rules: readonly Rule[] = [
  // What was uncertain before anything was struck: the spooler had printed it and lost its records.
  { drivers: ['cups'], points: ['UNCERTAIN'], is: unconfirmed('whole') },
  // A printer without power forgets its jobs; what had not left the line yet comes no more.
  { drivers: ['ipp'], parts: ['printer'], points: ['COMMITTING.half'], is: unconfirmed('nothing') },
  { drivers: ['ipp'], parts: ['printer'], points: ['COMMITTING.done', 'SUBMITTED'], is: unconfirmed('whole') },
  // The row "a byte may be out" is written, and the connection that would have carried it is gone.
  {
    drivers: ['ipp', 'raw9100'],
    parts: ['printer', 'line to the printer'],
    points: ['COMMITTING.first-byte'],
    is: unconfirmed('nothing'),
  },
  { drivers: ['ipp'], parts: ['line to the printer'], points: ['COMMITTING.half'], is: unconfirmed('half') },
  // Released as far as anybody knows, or handed over, and no record of it: CUPS has forgotten the job.
  {
    drivers: ['cups'],
    parts: ['CUPS without records'],
    points: ['COMMITTING'],
    fate: killed,
    is: unconfirmed('nothing'),
  },
  {
    drivers: ['cups'],
    parts: ['CUPS without records'],
    points: ['COMMITTING.first-byte'],
    is: unconfirmed('nothing'),
  },
  {
    drivers: ['cups', 'node-printer'],
    parts: ['CUPS without records'],
    points: ['COMMITTING.done', 'SUBMITTED'],
    is: unconfirmed('whole'),
  },
  // The worker itself: a byte may be out, and nobody can be asked.
  {
    drivers: ['raw9100', 'node-printer'],
    points: ['COMMITTING', 'COMMITTING.first-byte'],
    fate: killed,
    is: unconfirmed('nothing'),
  },
  { drivers: ['ipp'], points: ['COMMITTING.first-byte'], fate: killed, is: unconfirmed('nothing') },
  { drivers: ['ipp'], points: ['COMMITTING.half'], fate: killed, is: unconfirmed('half') },
  { drivers: ['ipp', 'raw9100', 'node-printer'], points: ['COMMITTING.done'], fate: killed, is: unconfirmed('whole') },
];

/** What docs/printing-guarantees.md promises for one cell. */
export function expected({ driver, point, part, fate }: Cell): Outcome {
  const rule = rules.find(
    (one) =>
      one.drivers.includes(driver) &&
      one.points.includes(point) &&
      one.parts?.includes(part) !== false &&
      (one.fate === undefined || one.fate === fate),
  );
  return rule?.is ?? usual[point] ?? { ends: 'printed', paper: 'whole' };
}

/** One blow: at each of these drivers the job stands at the point when its part is struck. */
export interface Round {
  readonly point: Point;
  readonly fate: Fate;
  readonly strikes: Partial<Record<Driver, Part>>;
}

function round(point: Point, fate: Fate, struck: Part | Partial<Record<Driver, Part>>): Round {
  const wanted = drivers.map((driver) => [driver, typeof struck === 'string' ? struck : struck[driver]] as const);
  const there = wanted.filter(([driver, part]) => part !== undefined && exists(point, driver) && hasPart(driver, part));
  return { point, fate, strikes: Object.fromEntries(there) };
}

/** What is struck at the printers side by side. */
const atPrinters: readonly Partial<Record<Driver, Part>>[] = [
  { folder: 'printer', ipp: 'printer', raw9100: 'printer', cups: 'CUPS', 'node-printer': 'CUPS' },
  {
    ...{ ipp: 'line to the printer', raw9100: 'line to the printer', cups: 'line to the printer' },
    'node-printer': 'line to the printer',
  },
  { cups: 'printer', 'node-printer': 'printer' },
  { cups: 'CUPS without records', 'node-printer': 'CUPS without records' },
];

/** The whole product. */
export function allRounds(): readonly Round[] {
  return [
    ...points.map((point) => round(point, killed, 'worker')),
    ...serverParts.flatMap((part) => serverPoints.flatMap((point) => fates.map((fate) => round(point, fate, part)))),
    ...atPrinters.flatMap((struck) => points.flatMap((point) => fates.map((fate) => round(point, fate, struck)))),
  ].filter(({ strikes }) => Object.keys(strikes).length > 0);
}

/** One kill per state: each part is struck once. */
export const someRounds: readonly Round[] = [
  round('RECEIVED', 'goes on', 'api'),
  round('PREPARING', 'goes on', 'MariaDB'),
  round('PREPARED', 'goes on', { folder: 'printer', cups: 'CUPS without records' }),
  round('COMMITTING', 'goes on', atPrinters[1] ?? {}),
  round('SUBMITTED', killed, atPrinters[0] ?? {}),
  round('CONFIRMED', 'goes on', 'line to the server'),
  round('UNCERTAIN', 'goes on', 'Redis'),
  round('FAILED', 'goes on', 'jobs'),
  round('EXPIRED', killed, 'worker'),
  round('CANCELLED', killed, 'api'),
  round('RETURNED', killed, { cups: 'printer', 'node-printer': 'CUPS without records' }),
];

/** What is left of the rounds for some drivers. */
export function onlyFor(some: readonly Driver[], rounds: readonly Round[]): readonly Round[] {
  const left = rounds.map(({ strikes, ...rest }) => {
    const mine = Object.entries(strikes).filter(([driver]) => (some as readonly string[]).includes(driver));
    return { ...rest, strikes: Object.fromEntries(mine) };
  });
  return left.filter(({ strikes }) => Object.keys(strikes).length > 0);
}

export const cellsOf = ({ point, fate, strikes }: Round): readonly Cell[] =>
  drivers.flatMap((driver) => {
    const part = strikes[driver];
    return part === undefined ? [] : [{ driver, point, part, fate }];
  });
