import { describe, expect, it } from 'vitest';
import { ConfigError, loadConfig } from './config.js';

const complete = {
  DATABASE_URL: 'mysql://root@localhost/picolo?socketPath=/run/db.sock',
  REDIS_URL: 'unix:///run/redis.sock',
  JWT_SECRET: 'x'.repeat(32),
};

const problems = (env: Record<string, string>): readonly string[] => {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
};

describe('settings by environment', () => {
  it('OP-3 listens on loopback and port 3000 unless told otherwise', () => {
    expect(loadConfig(complete)).toMatchObject({ host: '127.0.0.1', port: 3000, environment: 'development' });
  });

  it('OP-3 names every missing or wrong setting, one line each', () => {
    expect(problems({ PORT: 'many', NODE_ENV: 'prod' })).toEqual([
      expect.stringContaining('NODE_ENV'),
      expect.stringContaining('PORT'),
      'DATABASE_URL is missing',
      'REDIS_URL is missing',
      'JWT_SECRET is missing',
    ]);
  });

  it('OP-3 a single connection to the database is refused: leading the relay keeps one for itself', () => {
    expect(problems({ ...complete, DATABASE_POOL: '1' })).toEqual([expect.stringContaining('DATABASE_POOL')]);
    expect(problems({ ...complete, DATABASE_POOL: '2' })).toEqual([]);
  });

  it('OP-3 refuses demo data, switched-off limits and crash hooks in production', () => {
    const env = {
      ...complete,
      NODE_ENV: 'production',
      PICOLO_DEMO: '1',
      PICOLO_RATE_LIMITS: 'off',
      PICOLO_CRASH_BEFORE_NUDGE: 'x',
    };
    expect(problems(env)).toHaveLength(3);
  });

  it('OP-3 the e-invoicing platform for tests comes with the demo only, and is refused in production', () => {
    expect(loadConfig(complete).platform).toBe('none');
    expect(loadConfig({ ...complete, PICOLO_DEMO: '1' }).platform).toBe('test');
    expect(loadConfig({ ...complete, PICOLO_DEMO: '1', PICOLO_PLATFORM: 'none' }).platform).toBe('none');
    const production = { ...complete, NODE_ENV: 'production' };
    expect(loadConfig(production).platform).toBe('none');
    expect(problems({ ...production, PICOLO_PLATFORM: 'test' })).toEqual([expect.stringContaining('refused')]);
    expect(problems({ ...complete, PICOLO_PLATFORM: 'x' })).toEqual([expect.stringContaining('PICOLO_PLATFORM')]);
  });

  it('ID-1 cookies are Secure only when people come by https', () => {
    expect(loadConfig(complete).secure).toBe(false);
    expect(loadConfig({ ...complete, PUBLIC_URL: 'https://shop.example/' })).toMatchObject({
      secure: true,
      publicUrl: 'https://shop.example',
    });
  });

  it('SE-2 a signing secret under 32 characters is refused', () => {
    expect(problems({ ...complete, JWT_SECRET: 'short' })).toEqual(['JWT_SECRET must have at least 32 characters']);
  });

  it('OP-3 the mail server and the sender are checked together', () => {
    expect(loadConfig(complete)).toMatchObject({ smtpUrl: null, mailFrom: 'no-reply@localhost' });
    expect(loadConfig({ ...complete, SMTP_URL: 'smtp://127.0.0.1:2525', MAIL_FROM: 'Shop <a@b.fr>' })).toMatchObject({
      smtpUrl: 'smtp://127.0.0.1:2525',
      mailFrom: 'Shop <a@b.fr>',
    });
    expect(problems({ ...complete, SMTP_URL: 'smtp://127.0.0.1' })).toEqual([expect.stringContaining('MAIL_FROM')]);
    expect(problems({ ...complete, SMTP_URL: 'http://x', MAIL_FROM: 'a@b.fr' })).toEqual([
      expect.stringContaining('SMTP_URL'),
    ]);
    expect(problems({ ...complete, MAIL_FROM: 'nobody' })).toEqual([expect.stringContaining('MAIL_FROM')]);
  });
});
