import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { Injectable } from '@nestjs/common';
import { DomainError } from '@picolo/contracts';
import { Cli, type CliCommand } from '@picolo/server/cli';
import { problemOf } from '@picolo/server/errors';
import { isEmail } from 'class-validator';
import { CreateAdministrator } from '../use-cases/create-administrator.use-case.js';

const usage = `Creates an administrator.

  npm run admin:create -- --email you@company.example --name "Your Name"

The password (10 to 200 characters) is read from PICOLO_ADMIN_PASSWORD, or from standard input with --password-stdin:

  PICOLO_ADMIN_PASSWORD='…' npm run admin:create -- --email you@company.example --name "Your Name"
  pass show picolo | npm run admin:create -- --email you@company.example --name "Your Name" --password-stdin

  --locale fr|en   language of the account, French unless told
`;

const options = {
  email: { type: 'string' },
  name: { type: 'string' },
  locale: { type: 'string', default: 'fr' },
  'password-stdin': { type: 'boolean', default: false },
} as const;

const parse = (args: readonly string[]): ReturnType<typeof parseArgs<{ options: typeof options }>>['values'] | null => {
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch {
    return null;
  }
};

const refuse = (reason: string): number => {
  process.stderr.write(`${reason}\n\n${usage}`);
  return 2;
};

/** `admin:create` (ID-11): asks nothing, so that scripts can use it. */
@Injectable()
@Cli('admin:create')
export class AdminCreateCommand implements CliCommand {
  constructor(private readonly administrators: CreateAdministrator) {}

  async run(args: readonly string[]): Promise<number> {
    const given = parse(args);
    if (given === null) return refuse('Unknown option.');
    const name = given.name?.trim() ?? '';
    if (!isEmail(given.email)) return refuse('--email needs an e-mail address.');
    if (name === '' || name.length > 120) return refuse('--name needs 1 to 120 characters.');
    const password = given['password-stdin']
      ? (await text(process.stdin)).replace(/\r?\n$/, '')
      : (process.env['PICOLO_ADMIN_PASSWORD'] ?? '');
    if (password.length < 10 || password.length > 200) return refuse('The password needs 10 to 200 characters.');
    return await this.create({ email: given.email ?? '', name, password, locale: given.locale === 'en' ? 'en' : 'fr' });
  }

  private async create(input: Parameters<CreateAdministrator['execute']>[0]): Promise<number> {
    try {
      await this.administrators.execute(input);
      process.stdout.write(`Administrator ${input.email} created. Sign in at /console/.\n`);
      return 0;
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      process.stderr.write(`${problemOf(error, 'en', '').detail}\n`);
      return 1;
    }
  }
}
