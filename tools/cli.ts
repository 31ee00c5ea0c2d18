import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { cli } from './lib/apps.ts';
import type { Backends } from './lib/backends.ts';
import { buildServer } from './lib/build.ts';
import { command } from './lib/command.ts';
import { environment } from './lib/environment.ts';
import { runningBackends, takePlace } from './lib/instance.ts';
import { openBackends } from './lib/own-servers.ts';
import { local, programs, root } from './lib/paths.ts';
import { portFrom, prepareFolder } from './lib/preflight.ts';

/** Runs one command of the server with the terminal as its own; answers its exit status. */
async function runCommand(env: NodeJS.ProcessEnv, args: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, ['--enable-source-maps', programs.cli, ...args], {
    cwd: root,
    env,
    stdio: 'inherit',
  });
  const forward = (signal: NodeJS.Signals): boolean => child.kill(signal);
  process.on('SIGINT', forward).on('SIGTERM', forward);
  const [code] = (await once(child, 'exit')) as [number | null];
  return code ?? 1;
}

const environmentOf = (backends: Backends): NodeJS.ProcessEnv =>
  environment(backends, { host: process.env['HOST'] ?? '127.0.0.1', port: portFrom(process.env['PORT']) });

/** Starts the servers for the time of one command. */
async function withOwnServers(args: readonly string[]): Promise<number> {
  prepareFolder(local);
  for (const folder of ['run', 'logs']) mkdirSync(join(local, folder), { recursive: true });
  const leave = await takePlace(local, console.log);
  const backends = await openBackends(local, 'picolo', console.log);
  try {
    const env = environmentOf(backends);
    await cli(env, 'migrate');
    return await runCommand(env, args);
  } finally {
    for (const process of backends.processes.toReversed()) await process.stop();
    await backends.close?.();
    leave();
  }
}

/** `npm run seed -- shop` and the like: on the servers of a running `npm start`, else on their own. */
await command(async () => {
  const args = process.argv.slice(2);
  await buildServer(console.log);
  const running = runningBackends(local);
  process.exitCode =
    running === undefined ? await withOwnServers(args) : await runCommand(environmentOf(running), args);
});
