import { buildAll } from './lib/build.ts';
import { stopRuns } from './lib/shell.ts';
import { step, Suite } from './lib/suite.ts';
import { browserStage, vitestStage } from './lib/test-stages.ts';
import { ALL_TEST_TOOLS, ensureTools } from './lib/test-tools.ts';

/** The same tests as `npm test`, in the sizes that the rules name: 1,000 buyers, 500 invoices … */
const FULL_SIZE = { PROVE: '1' };

const suite = new Suite();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stopRuns);

async function proveAll(): Promise<void> {
  let servers: NodeJS.ProcessEnv = {};
  const setUp = async (): Promise<void> => {
    await ensureTools(ALL_TEST_TOOLS, console.log);
    servers = await suite.openServers('test');
    await buildAll(console.log);
  };
  if (!(await suite.stage(step('set-up', setUp)))) return;
  await suite.stage(vitestStage('db', { ...servers, ...FULL_SIZE }));
  await suite.stage(vitestStage('system', FULL_SIZE));
  await suite.stage(browserStage(FULL_SIZE));
}

try {
  await proveAll();
} finally {
  await suite.end();
}
