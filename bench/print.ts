import { join } from 'node:path';
import type { RowDataPacket } from 'mysql2/promise';
import { signIn, startStack, type Stack } from '../e2e/harness/index.ts';
import { PrintRoom } from '../e2e/harness/print-room.ts';
import { startIppPrinter } from '../e2e/harness/printers.ts';
import { conditions, judge, median, quantile } from './lib/figures.ts';
import { places, printDirectly, printThroughPicolo, type Way } from './print/turn.ts';

/**
 * From `POST /print` to the completed job at an IPP printer (one api, one jobs process, one worker that prints directly),
 * beside a plain Print-Job of the same bytes to a printer of the same kind until it is completed. In turns, and whoever
 * comes first changes, so that whatever else the machine does slows both.
 */
const ROUNDS = Number(process.argv[2] ?? 5);
const PER_ROUND = 40;
/** Pairs before it counts: the first ones compile. */
const WARM_UP = 15;
const CONTENT = 'Commande 1042 prête au comptoir, 3 cartons. À remettre contre signature.';

interface Round {
  readonly direct: number[];
  readonly ours: Way[];
}

async function bytesOf(stack: Stack, uuid: string): Promise<Buffer> {
  const [rows] = await stack.db.query<RowDataPacket[]>(
    'SELECT d.bytes FROM print_documents d JOIN print_jobs j ON j.id = d.job_id WHERE j.uuid = ?',
    [uuid],
  );
  return rows[0]?.['bytes'] as Buffer;
}

function report(name: string, { direct, ours }: Round): number {
  const whole = ours.map((way) => way.whole);
  const apart = quantile(whole, 0.95) - quantile(direct, 0.95);
  const both = (part: number): string =>
    `${quantile(whole, part).toFixed(0)} / ${quantile(direct, part).toFixed(0)} ms`;
  console.log(
    `${name}: through Picolo / direct: p50 ${both(0.5)}, p95 ${both(0.95)}, p95 apart ${apart.toFixed(1)} ms`,
  );
  return apart;
}

/** Medians and p95 of every part of our way: a slow one stands out. */
function reportPlaces(ours: readonly Way[]): void {
  const line = (name: string, took: readonly number[]): void => {
    const [middle, late] = [median(took), quantile(took, 0.95)].map((ms) => `${ms.toFixed(1).padStart(6)} ms`);
    console.log(`  ${name.padEnd(16)} p50 ${middle}, p95 ${late}`);
  };
  for (const place of places) {
    line(
      place,
      ours.map(({ took }) => took.get(place) ?? NaN),
    );
  }
  console.log('for comparison, from the request until outbox and queue have told the worker:');
  line(
    'print-dispatch',
    ours.map(({ queue }) => queue),
  );
}

const stack = await startStack({ apis: 1, jobs: 1, seed: 'minimal', env: { LOG_LEVEL: 'info' } });
const room = await PrintRoom.open(stack, await signIn(stack.baseUrl, 'admin@picolo.test'));
const plain = await startIppPrinter({ dir: join(stack.dir, 'plain-printer') });
try {
  await room.start();
  const ask = { stack, room, content: CONTENT, printerId: await room.printerId('ipp') };
  const token = (): Promise<string> => signIn(stack.baseUrl, 'admin@picolo.test');
  const first = await printThroughPicolo({ ...ask, token: await token() });
  const bytes = await bytesOf(stack, first.uuid);
  const run = async (pairs: number): Promise<Round> => {
    const round: Round = { direct: [], ours: [] };
    const asked = { ...ask, token: await token() };
    const ways = [
      async () => round.direct.push(await printDirectly(plain, bytes)),
      async () => round.ours.push(await printThroughPicolo(asked)),
    ];
    for (let pair = 0; pair < pairs; pair += 1) {
      for (const way of pair % 2 === 0 ? ways : ways.toReversed()) await way();
    }
    return round;
  };
  report('warm-up', await run(WARM_UP));
  console.log(`${PER_ROUND} jobs of ${bytes.length} bytes each way and round; ${conditions()}`);
  const rounds: Round[] = [];
  const apart: number[] = [];
  while (rounds.length < ROUNDS) {
    const round = await run(PER_ROUND);
    rounds.push(round);
    apart.push(report(`round ${rounds.length}`, round));
  }
  console.log('through Picolo, each part after the one before it:');
  reportPlaces(rounds.flatMap(({ ours }) => ours));
  console.log(conditions());
  judge('POST /print to the completed job, p95 above a direct Print-Job', median(apart), { atMost: 60, unit: 'ms' });
} finally {
  await room.stop();
  await plain.stop();
  await stack.stop();
}
