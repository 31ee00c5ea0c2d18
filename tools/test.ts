import { buildAll } from './lib/build.ts';
import { stopRuns } from './lib/shell.ts';
import { step, Suite } from './lib/suite.ts';
import { browserStage, checkStages, vitestStage } from './lib/test-stages.ts';
import { ALL_TEST_TOOLS, ensureTools } from './lib/test-tools.ts';

const suite = new Suite();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stopRuns);

async function testAll(): Promise<void> {
  let servers: NodeJS.ProcessEnv = {};
  const setUp = async (): Promise<void> => {
    await ensureTools(ALL_TEST_TOOLS, console.log);
    servers = await suite.openServers('test');
  };
  if (!(await suite.stage(step('set-up', setUp)))) return;
  await suite.stage(...checkStages());
  const isBuilt = await suite.stage(step('build', () => buildAll(console.log)));
  await suite.stage(vitestStage('db', servers));
  if (!isBuilt) return;
  await suite.stage(vitestStage('system'));
  await suite.stage(browserStage());
}

try {
  await testAll();
} finally {
  await suite.end();
}
