import { buildAll } from './lib/build.ts';
import { command } from './lib/command.ts';

await command(() => buildAll(console.log));
