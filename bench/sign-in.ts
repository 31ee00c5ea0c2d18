import { api, startStack } from '../e2e/harness/index.ts';
import { conditions, judge, median } from './lib/figures.ts';

/**
 * ID-2: nobody learns by the clock whether an address has an account. Wrong passwords for known and unknown addresses, in
 * turns, each address once (five failures lock it); the medians of sign-in and of "forgotten password" beside each other.
 */
const ROUNDS = 200;
/** Rounds before it counts: the first ones compile. */
const WARM_UP = 20;
/** Medians further apart than this would be told by a patient listener. */
const TOLERANCE = 0.05;

const stack = await startStack({ apis: 1, jobs: 0, seed: 'minimal', env: { LOG_LEVEL: 'warn' } });
const server = api(stack.baseUrl);

const known = (index: number): string => `known-${index}@picolo.test`;

/** Accounts with a password, all made from one row: hashing each would take minutes. */
async function makeAccounts(): Promise<void> {
  for (let index = 0; index < ROUNDS + WARM_UP; index += 1) {
    await stack.db.query(
      `INSERT INTO users (email, password_hash, name, role_id)
       SELECT ?, password_hash, 'Bench', role_id FROM users WHERE email = 'client@picolo.test'`,
      [known(index)],
    );
  }
}

async function timed(path: string, body: object): Promise<number> {
  const begun = performance.now();
  await server.post(path, body);
  return performance.now() - begun;
}

interface Comparison {
  readonly known: number;
  readonly unknown: number;
  /** Median of known − unknown of each turn: what the machine does besides is in both and drops out. */
  readonly apart: number;
}

/** Median milliseconds of each, asked in turns. */
async function compare(path: string, bodyOf: (email: string) => object): Promise<Comparison> {
  const times = { known: [] as number[], unknown: [] as number[] };
  for (let index = 0; index < ROUNDS + WARM_UP; index += 1) {
    const pair = [
      ['known', known(index)],
      ['unknown', `nobody-${index}@picolo.test`],
    ] as const;
    // Whoever comes first changes, so that neither has the warmer caches.
    for (const [kind, email] of index % 2 === 0 ? pair : pair.toReversed()) {
      const took = await timed(path, bodyOf(email));
      if (index >= WARM_UP) times[kind].push(took);
    }
  }
  const differences = times.known.map((took, index) => took - (times.unknown[index] ?? took));
  return { known: median(times.known), unknown: median(times.unknown), apart: median(differences) };
}

function report(what: string, { known: yes, unknown: no, apart }: Comparison): void {
  console.log(
    `${what}: known ${yes.toFixed(2)} ms, unknown ${no.toFixed(2)} ms, in turns ${apart.toFixed(2)} ms apart`,
  );
  judge(`ID-2 ${what}, known and unknown apart by this part of the time`, Math.abs(apart) / no, { atMost: TOLERANCE });
}

try {
  await makeAccounts();
  console.log(conditions());
  report('sign-in', await compare('/api/auth/login', (email) => ({ email, password: 'not the password' })));
  report('forgotten password', await compare('/api/auth/forgotten', (email) => ({ email, place: 'portal' })));
} finally {
  await stack.stop();
}
