import 'reflect-metadata';
import { DiscoveryModule, DiscoveryService, NestFactory, Reflector } from '@nestjs/core';
import { Module } from '@nestjs/common';
import { cliKey, type CliCommand } from '@picolo/server/cli';
import { Config, loadConfig } from '@picolo/server/config';
import { AppModule } from './app.module.js';
import { SeedsModule } from '../../../seeds/index.js';
import { bootOrExplain } from './boot.js';
import { printGrants } from './print-grants.js';
import { migrate } from './migrate.js';

@Module({ imports: [AppModule, SeedsModule, DiscoveryModule] })
class CliModule {}

const commandsOf = (discovery: DiscoveryService, reflector: Reflector): Map<string, CliCommand> =>
  new Map(
    discovery.getProviders().flatMap((wrapper) => {
      if (typeof wrapper.metatype !== 'function') return [];
      const name = reflector.get<string | undefined>(cliKey, wrapper.metatype);
      return name === undefined ? [] : [[name, wrapper.instance as CliCommand] as const];
    }),
  );

const run = async (name: string | undefined, args: readonly string[]): Promise<number> => {
  if (name === 'migrate') return await migrate(loadConfig(process.env));
  if (name === 'database:grants') return printGrants(loadConfig(process.env), args);
  const app = await NestFactory.createApplicationContext(CliModule, {
    logger: ['error', 'fatal'],
    abortOnError: false,
  });
  try {
    app.get(Config);
    const commands = commandsOf(app.get(DiscoveryService), app.get(Reflector));
    const command = commands.get(name ?? '');
    if (command !== undefined) return await command.run(args);
    const known = ['database:grants', 'migrate', ...[...commands.keys()].sort()].join(', ');
    process.stderr.write(`Unknown command "${name ?? ''}". Known: ${known}\n`);
    return 2;
  } finally {
    await app.close();
  }
};

await bootOrExplain(async () => {
  const [name, ...args] = process.argv.slice(2);
  process.exitCode = await run(name, args);
});
// Redis or pool handles must not keep a finished command alive.
process.exit();
