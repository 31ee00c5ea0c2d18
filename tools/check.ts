import { availableParallelism } from 'node:os';
import { command } from './lib/command.ts';
import { checkStages } from './lib/test-stages.ts';
import { runStages, total } from './lib/stages.ts';

await command(async () => {
  const { failed } = total(await runStages(checkStages(), Math.max(2, availableParallelism()), console.log));
  if (failed > 0) process.exitCode = 1;
});
