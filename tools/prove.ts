import { buildAll } from './lib/build.ts';
import { stopRuns } from './lib/shell.ts';
import { step, Suite } from './lib/suite.ts';
import { browserStage, systemStages, vitestStage } from './lib/test-stages.ts';
import { ALL_TEST_TOOLS, ensureTools } from './lib/test-tools.ts';

/** The same tests as `npm test`, in the sizes that the rules name: 1,000 buyers, 500 invoices … */
const FULL_SIZE = { PROVE: '1' };

const suite = new Suite();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stopRuns);

/** Whatever fails, the next stage is proved all the same: a run takes hours, and says everything that it found. */
async function proveAll(): Promise<void> {
  let servers: NodeJS.ProcessEnv = {};
  const setUp = async (): Promise<void> => {
    await ensureTools(ALL_TEST_TOOLS, console.log);
    servers = await suite.openServers('test');
  };
  if (!(await suite.stage(step('set-up', setUp)))) return;
  const isBuilt = await suite.stage(step('build', () => buildAll(console.log)));
  await suite.stage(vitestStage('db', { ...servers, ...FULL_SIZE }));
  if (!isBuilt) return;
  for (const stage of systemStages(FULL_SIZE)) await suite.stage(stage);
  await suite.stage(browserStage(FULL_SIZE));
}

try {
  await proveAll();
} finally {
  await suite.end();
}
