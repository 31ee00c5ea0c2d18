import { hostname } from 'node:os';
import { resolve } from 'node:path';

/** Settings of one process, read from the environment once (OP-3). */
export class Config {
  readonly environment: 'production' | 'development' | 'test' = 'development';
  readonly port: number = 3000;
  readonly host: string = '127.0.0.1';
  /** Origin that people type, without a trailing slash. `Secure` cookies and HSTS only when it is https. */
  readonly publicUrl: string = 'http://127.0.0.1:3000';
  readonly databaseUrl: string = '';
  readonly databasePool: number = 10;
  readonly redisUrl: string = '';
  readonly jwtSecret: string = '';
  readonly logLevel: string = 'info';
  /** Absolute folder of uploaded files; all processes of one installation share it. */
  readonly filesFolder: string = '';
  /** Addresses or networks of proxies whose X-Forwarded-* are believed. */
  readonly trustProxy: readonly string[] = [];
  readonly demo: boolean = false;
  /** Server that takes our mails: `smtp://user:pass@host:587` or `smtps://…`. Null: mails wait until one is set. */
  readonly smtpUrl: string | null = null;
  /** Sender's address of every mail, `shop@example.fr` or `Shop <shop@example.fr>`. */
  readonly mailFrom: string = 'no-reply@localhost';
  /** E-invoicing platform that invoices are deposited on. `test` models one, and is refused in production. */
  readonly platform: 'none' | 'test' = 'none';
  /** Off only in tests: one machine plays hundreds of visitors. */
  readonly rateLimits: boolean = true;
  /** Tells this process from its siblings: in logs and in what it did. */
  readonly processName: string = '';
  /** Crash tests only: while this file exists, the next nudge removes it and kills the process instead (commit done, nothing told). */
  readonly crashBeforeNudge: string | null = null;

  get production(): boolean {
    return this.environment === 'production';
  }

  get secure(): boolean {
    return this.publicUrl.startsWith('https://');
  }
}

/** One line per missing or wrong setting. */
export class ConfigError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`Picolo cannot start:\n${problems.map((problem) => `- ${problem}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}

const environments = ['production', 'development', 'test'] as const;
const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

type Env = Readonly<Record<string, string | undefined>>;

class Reader {
  readonly problems: string[] = [];

  constructor(private readonly env: Env) {}

  text(name: string, fallback?: string): string {
    const value = this.env[name] ?? fallback;
    if (value !== undefined && value !== '') return value;
    this.problems.push(`${name} is missing`);
    return '';
  }

  oneOf<const T extends string>(name: string, allowed: readonly T[], fallback: NoInfer<T>): T {
    const value = this.env[name] ?? fallback;
    const found = allowed.find((candidate) => candidate === value);
    if (found === undefined) this.problems.push(`${name} must be one of ${allowed.join(', ')}, not "${value}"`);
    return found ?? fallback;
  }

  whole(name: string, fallback: number, min: number, max: number): number {
    const text = this.env[name];
    if (text === undefined || text === '') return fallback;
    const value = Number(text);
    if (Number.isInteger(value) && value >= min && value <= max) return value;
    this.problems.push(`${name} must be a whole number from ${String(min)} to ${String(max)}, not "${text}"`);
    return fallback;
  }

  address(name: string, protocols: readonly string[], fallback?: string): string {
    const text = this.text(name, fallback);
    if (text === '') return '';
    const protocol = URL.canParse(text) ? new URL(text).protocol : '';
    if (!protocols.includes(protocol)) this.problems.push(`${name} must start with ${protocols.join(' or ')}//`);
    return text.replace(/\/$/, '');
  }

  mail(): Pick<Config, 'smtpUrl' | 'mailFrom'> {
    const { SMTP_URL: server = '', MAIL_FROM: from = '' } = this.env;
    if (from !== '' && !/^(?:[^<>\r\n]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/.test(from)) {
      this.problems.push(`MAIL_FROM must be an e-mail address, alone or as "Name <address>", not "${from}"`);
    }
    if (server === '') return { smtpUrl: null, mailFrom: from === '' ? 'no-reply@localhost' : from };
    if (from === '') this.problems.push('MAIL_FROM is missing: SMTP_URL is set, and mails need a sender');
    return { smtpUrl: this.address('SMTP_URL', ['smtp:', 'smtps:']), mailFrom: from };
  }
}

const refusedInProduction = (values: Partial<Config>): readonly string[] => [
  ...(values.demo === true ? ['PICOLO_DEMO is refused in production: demo passwords are public'] : []),
  ...(values.crashBeforeNudge === null
    ? []
    : ['PICOLO_CRASH_BEFORE_NUDGE is for crash tests and refused in production']),
  ...(values.platform === 'test'
    ? ['PICOLO_PLATFORM=test is refused in production: it takes invoices and brings them to nobody']
    : []),
  ...(values.rateLimits === true ? [] : ['PICOLO_RATE_LIMITS=off is refused in production']),
];

/** Reads and checks the environment. Throws ConfigError naming every problem at once. */
export const loadConfig = (env: Env): Config => {
  const read = new Reader(env);
  const environment = read.oneOf('NODE_ENV', environments, 'development');
  const port = read.whole('PORT', 3000, 0, 65_535);
  const values: Partial<Config> = {
    environment,
    port,
    host: read.text('HOST', '127.0.0.1'),
    publicUrl: read.address('PUBLIC_URL', ['http:', 'https:'], `http://127.0.0.1:${String(port)}`),
    databaseUrl: read.address('DATABASE_URL', ['mysql:', 'mariadb:']),
    databasePool: read.whole('DATABASE_POOL', 10, 2, 200),
    redisUrl: read.address('REDIS_URL', ['redis:', 'rediss:', 'unix:']),
    jwtSecret: read.text('JWT_SECRET'),
    logLevel: read.oneOf('LOG_LEVEL', logLevels, 'info'),
    filesFolder: resolve(read.text('PICOLO_FILES', '.local/files')),
    trustProxy: (env['TRUST_PROXY'] ?? '').split(',').filter((entry) => entry !== ''),
    demo: env['PICOLO_DEMO'] === '1',
    ...read.mail(),
    // Demo data is never in production, so neither is the platform for tests.
    platform: read.oneOf(
      'PICOLO_PLATFORM',
      ['none', 'test'],
      env['PICOLO_DEMO'] === '1' && environment !== 'production' ? 'test' : 'none',
    ),
    rateLimits: env['PICOLO_RATE_LIMITS'] !== 'off',
    processName: env['PICOLO_PROCESS'] ?? `${hostname()}:${String(process.pid)}`,
    crashBeforeNudge: env['PICOLO_CRASH_BEFORE_NUDGE'] ?? null,
  };
  if (values.jwtSecret !== '' && (values.jwtSecret?.length ?? 0) < 32) {
    read.problems.push('JWT_SECRET must have at least 32 characters');
  }
  if (environment === 'production') read.problems.push(...refusedInProduction(values));
  if (read.problems.length > 0) throw new ConfigError(read.problems);
  return Object.assign(new Config(), values);
};
