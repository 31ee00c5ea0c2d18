import { Agent } from 'node:http';
import { bareConnections, placeBare } from './bare.ts';
import { placeOverHttp } from './http.ts';

/** The load, in a process of its own: what it costs is not the application's. */
export interface LoadPlan {
  readonly databaseUrl: string;
  readonly url: string;
  readonly token: string;
  readonly client: { readonly id: number; readonly userId: number };
  readonly products: readonly number[];
  readonly width: number;
  readonly seconds: number;
  readonly rounds: number;
}
export interface LoadRound {
  readonly bare: number;
  readonly http: number;
}

/** Rounds in turns, the first of which warms both up and does not count; orders per second. */
async function run(plan: LoadPlan): Promise<void> {
  const { width, products } = plan;
  const agent = new Agent({ keepAlive: true, maxSockets: width });
  const pool = bareConnections(plan.databaseUrl, width);
  let turn = 0;
  const basket = (): readonly number[] => {
    turn += 1;
    return [0, 7, 31].map((step) => products[(turn * 13 + step) % products.length] ?? 0);
  };
  const during = (): { width: number; end: number; basket: () => readonly number[] } => {
    return { width, end: performance.now() + plan.seconds * 1000, basket };
  };
  for (let round = 0; round <= plan.rounds; round += 1) {
    const bare = (await placeBare(pool, plan.client, during())) / plan.seconds;
    const http = (await placeOverHttp({ agent, url: plan.url, token: plan.token }, during())) / plan.seconds;
    if (round > 0) process.send?.({ bare, http } satisfies LoadRound);
  }
  await pool.end();
  agent.destroy();
  process.disconnect();
}

process.once('message', (plan: LoadPlan) => void run(plan));
