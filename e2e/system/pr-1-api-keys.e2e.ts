import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { documentedCurl } from '@picolo/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { api, signIn, startStack, waitFor, type Api, type Stack } from '../harness/index.ts';
import { root } from '../../tools/lib/paths.ts';

interface Made {
  id: number;
  key: string;
}

interface Job {
  id: number;
  status: string;
  uuid: string;
}

interface OpenApi {
  paths: Record<string, Record<string, { description: string; security: object[]; parameters: { name: string }[] }>>;
  components: { schemas: object };
}

const run = promisify(execFile);
let stack: Stack;
let admin: Api;

const makeKey = async (scopes: string[]): Promise<Made> => {
  const answer = await admin.post<Made>('/api/api-keys', { name: 'Boutique en ligne', scopes });
  expect(answer.status).toBe(201);
  return answer.body;
};

/** The first command of the documentation, as an integrator copies it. */
const documented = (): string => {
  const text = readFileSync(`${root}/docs/integrators.md`, 'utf8');
  return /```sh\n(curl [\s\S]+?)\n```/.exec(text)?.[1] ?? '';
};

const withoutCurl = async (command: string, env: Record<string, string>): Promise<string> => {
  const filled = command.replaceAll(/\$(\w+)/g, (_, name: string) => env[name] ?? '');
  const headers = [...filled.matchAll(/-H "([\w-]+): ([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]);
  const [, method = '', url = ''] = /curl -X (\w+) "([^"]+)"/.exec(filled) ?? [];
  const [, body = ''] = /-d '([^']*)'/.exec(filled) ?? [];
  return await (
    await fetch(url, { method, headers: Object.fromEntries(headers) as Record<string, string>, body })
  ).text();
};

/** What the command prints: run by a shell where there is curl, else sent as it says. */
const shell = async (command: string, env: Record<string, string>): Promise<unknown> => {
  const hasCurl = await run('curl', ['--version']).then(
    () => true,
    () => false,
  );
  const output = hasCurl
    ? (await run('sh', ['-c', command], { env: { ...process.env, ...env } })).stdout
    : await withoutCurl(command, env);
  return JSON.parse(output);
};

describe('API keys, on two api processes', () => {
  beforeAll(async () => {
    stack = await startStack({ apis: 2, jobs: 1, worker: true, seed: 'minimal' });
    admin = api(stack.baseUrl, await signIn(stack.baseUrl, 'admin@picolo.test'));
  });
  afterAll(async () => {
    await stack.stop();
  });

  it('PR-1 the command of the documentation prints; sent again it is the same job, on the other process too', async () => {
    const command = documented();
    expect(command).toBe(documentedCurl);
    const { key } = await makeKey(['printing.submit', 'printing.read']);
    const jobs: Job[] = [];
    for (const url of [...stack.urls, ...stack.urls]) {
      jobs.push((await shell(command, { PICOLO_URL: url, PICOLO_KEY: key })) as Job);
    }
    const [first] = jobs as [Job];
    expect(new Set(jobs.map(({ id }) => id))).toEqual(new Set([first.id]));
    const program = api(stack.baseUrl, key);
    await waitFor('the job to be printed', async () => {
      return (await program.get<Job>(`/api/print-jobs/${first.id}`)).body.status === 'printed';
    });
    const paper = readFileSync(`${stack.paperDir}/${first.uuid}.txt`, 'utf8');
    expect(paper).toContain('Hello world');
  });

  it('PR-1 OpenAPI of what is built tells of keys, of the header of a repeat, and the same command', async () => {
    const { body } = await api(stack.baseUrl).get<OpenApi>('/api/openapi.json');
    const operation = body.paths['/print']?.['post'];
    expect(operation?.description).toContain(documentedCurl);
    expect(operation?.security).toEqual([{ bearer: [] }, { apiKey: [] }]);
    expect(operation?.parameters.map(({ name }) => name)).toEqual(['Idempotency-Key']);
    expect(body.components.schemas).toMatchObject({ ApiKeyDto: { required: ['name', 'scopes'] } });
  });

  it('SE-2 from the answer to its revocation on, no process takes a key any more', async () => {
    const { id, key } = await makeKey(['printing.submit', 'orders.read']);
    const programs = stack.urls.map((url) => api(url, key));
    // Both processes have it in mind.
    for (const program of programs) expect((await program.get('/api/orders')).status).toBe(200);
    expect((await admin.post(`/api/api-keys/${id}/revocation`)).body).toMatchObject({ state: 'revoked' });
    for (const program of programs) {
      const answers = [await program.get('/api/orders'), await program.post('/print', { content: 'Trop tard' })];
      for (const { status, body } of answers) {
        expect([status, (body as { code?: string }).code]).toEqual([401, 'AUTH.API_KEY_INVALID']);
      }
    }
  });

  it('PR-7 a worker is asked for its printers, told to add one and to remove it by whichever process', async () => {
    interface Printer {
      readonly id: number;
      readonly name: string;
    }
    const session = await signIn(stack.baseUrl, 'admin@picolo.test');
    const { id } = (await admin.get<{ id: number }[]>('/api/print-workers')).body[0] ?? { id: 0 };
    // Nobody is there; it is added all the same, and shown as it is.
    const printer = { uri: 'ipp://127.0.0.1:9/ipp/print', driver: 'ipp' };
    for (const [index, url] of stack.urls.entries()) {
      const person = api(url, session);
      const found = await person.post<unknown[]>(`/api/print-workers/${id}/printer-search`);
      expect([found.status, Array.isArray(found.body)]).toEqual([200, true]);
      const name = `Bureau ${String(index)}`;
      expect((await person.post(`/api/print-workers/${id}/printers`, { ...printer, name })).status).toBe(204);
      const listed = (await person.get<Printer[]>('/api/printers')).body.find((one) => one.name === name);
      expect(listed).toMatchObject({ name, state: 'offline' });
      expect((await person.delete(`/api/printers/${listed?.id ?? 0}`)).status).toBe(204);
      expect(JSON.stringify((await person.get('/api/printers')).body)).not.toContain(name);
    }
  });
});
