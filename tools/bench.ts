import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildAll } from './lib/build.ts';
import { CannotGoOn } from './lib/cannot-go-on.ts';
import { command } from './lib/command.ts';
import { root } from './lib/paths.ts';

const folder = join(root, 'bench');

function scriptOf(name: string | undefined): string {
  const names = existsSync(folder)
    ? readdirSync(folder)
        .filter((file) => file.endsWith('.ts'))
        .map((file) => file.replace(/\.ts$/, ''))
    : [];
  if (name !== undefined && names.includes(name)) return join(folder, `${name}.ts`);
  throw new CannotGoOn(
    `Name a measurement: ${names.map((known) => `npm run bench ${known}`).join(', ') || 'there is none yet'}`,
  );
}

/** Builds, then runs one measurement, which starts the installation it measures (e2e/harness). */
await command(async () => {
  const [name, ...rest] = process.argv.slice(2);
  const script = scriptOf(name);
  await buildAll(console.log);
  const child = spawn(process.execPath, [script, ...rest], { cwd: root, stdio: 'inherit' });
  const [code] = (await once(child, 'exit')) as [number | null];
  process.exitCode = code ?? 1;
});
