import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { PrintJobView } from '@picolo/contracts';
import type { RowDataPacket } from 'mysql2/promise';
import { api, type Stack, waitFor } from '../../e2e/harness/index.ts';
import type { PrintRoom } from '../../e2e/harness/print-room.ts';
import type { IppPrinter } from '../../e2e/harness/printers.ts';
import { isCompleted, printPlainly } from './plain-ipp.ts';

/** Milliseconds between two looks at a printer, the same for both ways. */
const LOOK_MS = 3;
const LIMIT_MS = 60_000;

/** Milliseconds since 1970, with fractions: what the processes write down is on the same clock. */
export const now = (): number => performance.timeOrigin + performance.now();

/** The printer's ledger gives the number that it gave to the job of that name, its answers say when that job is over. */
async function completed(printer: IppPrinter, name: string): Promise<number> {
  const end = performance.now() + LIMIT_MS;
  let jobId: number | undefined;
  while (performance.now() < end) {
    jobId ??= printer.ledger().findLast((line) => line.name === name)?.jobId;
    if (jobId !== undefined && (await isCompleted(printer.uri, jobId))) return now();
    await pause(LOOK_MS);
  }
  throw new Error(`${name} did not come out`);
}

/** Milliseconds from the Print-Job to the completed job. */
export async function printDirectly(printer: IppPrinter, text: Uint8Array): Promise<number> {
  const name = randomUUID();
  const begun = now();
  await printPlainly(printer.uri, name, text);
  return (await completed(printer, name)) - begun;
}

/** Our way, place by place: each is written down after the one before it, up to some milliseconds of what runs at once. */
export const places = [
  'POST answered',
  'document fetched',
  'accepted',
  'first byte',
  'submitted',
  'completed',
  'told to server',
] as const;
export type Place = (typeof places)[number];
export interface Way {
  /** Milliseconds from the request to the completed job. */
  readonly whole: number;
  /** Milliseconds until outbox and queue had told the worker too; it may have begun before. */
  readonly queue: number;
  /** Milliseconds of each part. */
  readonly took: ReadonlyMap<Place, number>;
}

interface Ask {
  readonly stack: Stack;
  readonly room: PrintRoom;
  readonly token: string;
  readonly content: string;
  readonly printerId: number;
}

/** One message through the API to the printer; resolves once the server knows it too, so that the next one begins in peace. */
export async function printThroughPicolo({
  stack,
  room,
  token,
  content,
  printerId,
}: Ask): Promise<Way & { readonly uuid: string }> {
  const begun = now();
  const answer = await api(stack.baseUrl, token).post<PrintJobView>('/print', { content, printerId });
  const answered = now();
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
  const { id, uuid } = answer.body;
  const end = await completed(room.ipp, uuid);
  await room.settled([uuid]);
  const moments = await momentsOf(room, id, uuid);
  const took = new Map<Place, number>();
  let before = begun;
  for (const place of places) {
    const moment = { 'POST answered': answered, completed: end, ...moments }[place];
    took.set(place, moment - before);
    before = moment;
  }
  return { uuid, whole: end - begun, queue: (await toldByQueue(stack, id)) - begun, took };
}

/** When the delivery of `print-dispatch` was closed. */
async function toldByQueue(stack: Stack, id: number): Promise<number> {
  const told = await waitFor('the delivery closed', async () => {
    const [rows] = await stack.db.query<RowDataPacket[]>(
      "SELECT done_at AS at FROM outbox WHERE consumer = 'print-dispatch' AND subject = ? AND state = 2",
      [`print-job:${id}`],
    );
    return rows[0]?.['at'] as Date | undefined;
  });
  return told.getTime();
}

/** What server and worker wrote down about a job. */
async function momentsOf(
  room: PrintRoom,
  id: number,
  uuid: string,
): Promise<Record<Exclude<Place, 'POST answered' | 'completed'>, number>> {
  const { history } = await room.job(id);
  const step = (status: string): number => Date.parse(history.find((one) => one.status === status)?.at ?? '');
  const state = workerStates(room, uuid);
  return {
    'document fetched': state('RECEIVED'),
    accepted: step('sent'),
    'first byte': state('COMMITTING'),
    submitted: state('SUBMITTED'),
    'told to server': step('printed'),
  };
}

/** When the worker's journal took the job to a state. */
function workerStates(room: PrintRoom, uuid: string): (state: string) => number {
  const lines = readFileSync(join(room.place.data, 'worker.log'), 'utf8')
    .split('\n')
    .filter((line) => line.includes(uuid));
  const said = lines.map((line) => JSON.parse(line) as { readonly time: string; readonly state?: string });
  return (state) => Date.parse(said.find((line) => line.state === state)?.time ?? '');
}
