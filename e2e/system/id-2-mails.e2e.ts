import { buffer } from 'node:stream/consumers';
import type { RowDataPacket } from 'mysql2';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { api, startStack, waitFor, type Stack } from '../harness/index.ts';
import { freePort } from '../../tools/lib/free-port.ts';

let stack: Stack;
let port: number;
let server: SMTPServer | null = null;
/** Message-IDs, in the order in which the letters came. */
const taken: string[] = [];
let beforeAccepting: () => Promise<void> = () => Promise.resolve();

async function startServer(): Promise<void> {
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => {
      void buffer(stream).then(async (message) => {
        taken.push(/^Message-ID: (\S+)/im.exec(message.toString())?.[1] ?? '');
        await beforeAccepting();
        done();
      });
    },
  });
  // A process that is killed breaks its connection.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server?.listen(port, '127.0.0.1', resolve));
}

beforeAll(async () => {
  port = await freePort();
  const env = { SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'no-reply@picolo.test' };
  stack = await startStack({ apis: 1, jobs: 1, seed: 'minimal', env });
});

afterAll(async () => {
  await stack.stop();
  await new Promise<void>((resolve) => (server === null ? resolve() : server.close(resolve)));
});

const register = async (email: string): Promise<void> => {
  const body = { email, password: 'correct horse battery', name: 'Zoé' };
  expect((await api(stack.baseUrl).post('/api/auth/register', body)).status).toBe(201);
};

const mailTo = async (email: string): Promise<RowDataPacket | undefined> => {
  const [rows] = await stack.db.query<RowDataPacket[]>('SELECT * FROM mails WHERE recipient = ?', [email]);
  return rows[0];
};

const stateIs = (email: string, state: string): Promise<unknown> =>
  waitFor(`the mail to ${email} is ${state}`, async () => (await mailTo(email))?.['state'] === state, 120_000);

describe('mails of a whole installation', () => {
  it('ID-2 the mail server is down when a client registers; it comes up: the mail is sent once', async () => {
    await register('down@picolo.test');
    await stateIs('down@picolo.test', 'waiting');
    expect(await mailTo('down@picolo.test')).toMatchObject({ trouble: 'unreachable' });
    await startServer();
    await stateIs('down@picolo.test', 'sent');
    expect(taken).toHaveLength(1);
  });

  it('ID-2 jobs killed while the server takes the mail: one repetition, under the same Message-ID', async () => {
    taken.length = 0;
    const jobs = stack.jobs[0];
    const killed = Promise.withResolvers<undefined>();
    beforeAccepting = async () => {
      beforeAccepting = () => Promise.resolve();
      await jobs?.kill();
      killed.resolve(undefined);
    };
    await register('killed@picolo.test');
    await killed.promise;
    expect(await mailTo('killed@picolo.test')).toMatchObject({ state: 'sending' });
    await jobs?.start();
    // The lease of the attempt that was lost, without waiting for it.
    await stack.db.query("UPDATE mails SET due_at = NOW(3) WHERE state = 'sending'");
    await stateIs('killed@picolo.test', 'sent');
    expect(taken).toHaveLength(2);
    expect(new Set(taken).size).toBe(1);
  });
});
