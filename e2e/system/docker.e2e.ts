import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../tools/lib/paths.ts';
import { run, type Finished } from '../../tools/lib/shell.ts';

const config = (env: Record<string, string>): Promise<Finished> =>
  run('docker-compose', ['-f', join(root, 'docker-compose.yml'), 'config'], {
    env: { PATH: process.env['PATH'], ...env },
  });

describe('docker-compose.yml', () => {
  it('OP-1 is accepted by docker-compose 1.29 and runs two api processes behind one proxy', async () => {
    const { code, stdout, stderr } = await config({ DATABASE_PASSWORD: 'secret', JWT_SECRET: 'x'.repeat(48) });
    expect(stderr).toBe('');
    expect(code).toBe(0);
    const services = stdout.match(/^ {2}[a-z0-9-]+(?=:$)/gm)?.map((name) => name.trim());
    expect(services).toEqual(['api-1', 'api-2', 'jobs', 'mailpit', 'mariadb', 'migrate', 'proxy', 'redis']);
    // Only the proxy is reached from outside; caught mails are read on the server itself.
    const published = stdout.match(/^ {4}(?:- 127\.0\.0\.1:\S+|- published: \d+)$/gm)?.map((line) => line.trim());
    expect(published).toEqual(['- 127.0.0.1:8025:8025/tcp', '- published: 80', '- published: 443']);
    expect(stdout.match(/^ {4}ports:/gm)).toHaveLength(2);
    expect(stdout.match(/^ {4}healthcheck:/gm)).toHaveLength(5);
  });

  it('OP-1 does not start without its secrets', async () => {
    const halves: Record<string, string>[] = [{ JWT_SECRET: 'x'.repeat(48) }, { DATABASE_PASSWORD: 'secret' }];
    for (const half of halves) {
      const { code, stderr } = await config(half);
      expect(code).not.toBe(0);
      expect(stderr).toContain('see docs/install.md');
    }
  });
});
