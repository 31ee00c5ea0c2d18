import { Injectable } from '@nestjs/common';
import { Cli, type CliCommand } from '@picolo/server/cli';
import { Config } from '@picolo/server/config';
import { ShopPeopleSeed } from './shop/shop-people.seed.js';
import { ShopSeed } from './shop/shop.seed.js';

/** `seed shop`: the demo shop. `seed minimal`: its company and accounts only. Repeating either adds nothing twice (OP-6). */
@Injectable()
@Cli('seed')
export class SeedCommand implements CliCommand {
  constructor(
    private readonly config: Config,
    private readonly shop: ShopSeed,
    private readonly people: ShopPeopleSeed,
  ) {}

  async run([name = '']: readonly string[]): Promise<number> {
    if (this.config.production || !this.config.demo) {
      process.stderr.write('Demo data goes only into a demo installation: set PICOLO_DEMO=1, never in production.\n');
      return 1;
    }
    if (name === 'minimal') {
      await this.people.ensure();
      process.stdout.write('Company and demo accounts are there.\n');
      return 0;
    }
    if (name !== 'shop') {
      process.stderr.write(`Unknown data set "${name}". Known: minimal, shop\n`);
      return 2;
    }
    const added = await this.shop.run();
    process.stdout.write(added ? 'The demo shop is open.\n' : 'The demo shop is there already.\n');
    return 0;
  }
}
