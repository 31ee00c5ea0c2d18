import type { PrintJobDetail } from '@picolo/contracts';
import { waitFor } from '../wait.ts';
import { cellsOf, type Cell, type Outcome, type Part, type Point, type Round } from './cells.ts';
import type { Floor, MatrixJob } from './floor.ts';
import type { Struck } from './outlets.ts';
import type { Post } from './post.ts';

/** What became of one cell. */
export interface Seen extends Cell {
  readonly job: MatrixJob;
  readonly post: Post;
  readonly outcome: Outcome;
  /** The server's whole history, without the silences that a held worker may have been long enough held for. */
  readonly history: readonly string[];
  readonly wasSilent: boolean;
}

/** From here on the printer may have it: it is struck when it has it behind it, so that what follows is not chance. */
const mayBeOut: readonly Point[] = ['COMMITTING.done', 'SUBMITTED', 'CONFIRMED'];
const halves: readonly Point[] = ['PREPARING.half', 'COMMITTING.half'];

async function submitAndHold(floor: Floor, post: Post, point: Point): Promise<MatrixJob> {
  post.holdAt(point);
  const isPlanted = halves.includes(point) || point === 'FAILED';
  const job = isPlanted ? await floor.plant(post, point === 'FAILED') : await floor.submit(post);
  await post.held(point, job.uuid);
  return job;
}

/** A point that is reached only after something happened at another one while the worker stood there, or was dead. */
const detours: Partial<Record<Point, { by: (post: Post) => Point; then: (at: Detour) => Promise<void> }>> = {
  CANCELLED: {
    by: () => 'RECEIVED',
    then: async ({ floor, job }) => {
      const answer = await floor.api.post(`/api/print-jobs/${job.id}/cancel`);
      if (answer.status >= 300) throw new Error(JSON.stringify(answer.body));
    },
  },
  RETURNED: { by: () => 'RECEIVED', then: ({ floor, job }) => floor.deliverElsewhere(job) },
  EXPIRED: {
    by: () => 'RECEIVED.accepted',
    then: async ({ post, job }) => {
      await post.kill();
      post.expire(job.uuid);
    },
  },
  UNCERTAIN: {
    by: ({ outlet: { driver } }) =>
      driver === 'folder' || driver === 'cups' ? 'COMMITTING.done' : 'COMMITTING.first-byte',
    then: async ({ post, job }) => {
      await post.kill();
      await post.outlet.forget(job);
    },
  },
};

interface Detour {
  readonly floor: Floor;
  readonly post: Post;
  readonly job: MatrixJob;
}

/** Gives the worker a job and lets it come to that point. */
async function bring(floor: Floor, post: Post, point: Point): Promise<MatrixJob> {
  const detour = detours[point];
  if (detour === undefined) return await submitAndHold(floor, post, point);
  const job = await submitAndHold(floor, post, detour.by(post));
  await detour.then({ floor, post, job });
  post.holdAt(point);
  await post.start();
  await post.held(point, job.uuid);
  return job;
}

/** Each struck thing once: the server's are shared by all workers. */
const distinct = (struck: readonly Struck[]): readonly Struck[] => [...new Set(struck)];

const isAtPrinter = (part: Part): boolean => part.includes('printer') || part.includes('CUPS');

/** A folder has nothing that could notice later that it was away. */
const isNoticed = ({ part, post }: Brought): boolean => !isAtPrinter(part) || post.outlet.driver === 'folder';

/**
 * The worker goes on while the server's part is away. The printer's comes back first: how long a worker asks a printer
 * that does not answer is no matter of luck then.
 */
async function blow(floor: Floor, { fate }: Round, at: readonly Brought[]): Promise<void> {
  const struckOf = (some: readonly Brought[]): readonly Struck[] =>
    distinct(some.flatMap(({ post, part }) => (part === 'worker' ? [] : [floor.part(post, part)])));
  const isKilled = fate === 'is killed too';
  for (const struck of struckOf(at)) await struck.strike();
  // Not before: a printer that lives sees its sender gone, and may print what it has until it is struck, or may not.
  if (isKilled) await Promise.all(at.map(({ post }) => post.kill()));
  const late = isKilled ? [] : at.filter(isNoticed);
  for (const struck of struckOf(at.filter((one) => !late.includes(one)))) await struck.mend();
  for (const { post } of at) post.holdAt(null);
  for (const struck of struckOf(late)) await struck.mend();
  await floor.calm();
}

interface Brought {
  readonly post: Post;
  readonly part: Part;
  readonly job: MatrixJob;
  readonly cell: Cell;
}

async function paperOf({ outlet }: Post, job: MatrixJob, wanted: Outcome['paper']): Promise<Outcome['paper']> {
  // A printer prints half a document after the sender is gone, in its own time.
  if (wanted !== 'nothing') await waitFor(`paper of ${job.uuid}`, () => outlet.sheets(job).length > 0);
  const sheets = outlet.sheets(job);
  if (sheets.length > 1) throw new Error(`${job.uuid} came out ${sheets.length} times`);
  const [sheet] = sheets;
  if (sheet === undefined) return 'nothing';
  return sheet.sha256 === job.sha256 ? 'whole' : 'half';
}

const silences = ({ history }: PrintJobDetail): number =>
  history.filter(({ reason }) => reason === 'worker-silent').length;

/** Strikes once and tells, for each driver, what became of its job. */
export async function strike(floor: Floor, round: Round, promised: (cell: Cell) => Outcome): Promise<readonly Seen[]> {
  await floor.calm();
  await floor.signIn();
  const brought = await Promise.all(
    cellsOf(round).map(async (cell): Promise<Brought> => {
      const post = floor.posts.find(({ outlet }) => outlet.driver === cell.driver);
      if (post === undefined) throw new Error(`nobody prints on ${cell.driver}`);
      const job = await bring(floor, post, cell.point);
      if (isAtPrinter(cell.part) && mayBeOut.includes(cell.point)) await post.outlet.over(job);
      return { post, part: cell.part, job, cell };
    }),
  );
  await blow(floor, round, brought);
  return await Promise.all(
    brought.map(async ({ post, job, cell }): Promise<Seen> => {
      const end = await floor.settled(job);
      const paper = await paperOf(post, job, promised(cell).paper);
      const history = end.history.filter(({ reason }) => reason !== 'worker-silent').map(({ status }) => status);
      return { ...cell, post, job, outcome: { ends: end.status, paper }, history, wasSilent: silences(end) > 0 };
    }),
  );
}
