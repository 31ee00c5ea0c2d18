import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeInstaller } from '../../tools/lib/windows-package.ts';
import { waitFor } from '../harness/wait.ts';
import { installed, serviceName, settingsFolder, startWindowsPc, type WindowsPc } from '../harness/windows-pc.ts';
import { startWorkerServer, type WorkerServer } from '../harness/worker-server.ts';

const paper = `${settingsFolder}\\.local\\paper`;
const folderUri = `folder:${paper}`;

const sumOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

/** Tells Windows how a service starts. */
const startKind = `const advapi = require('koffi').load('advapi32.dll');
const manager = advapi.func('void * __stdcall OpenSCManagerW(str16 machine, str16 database, uint32 access)');
const service = advapi.func('void * __stdcall OpenServiceW(void *manager, str16 name, uint32 access)');
const change = advapi.func('bool __stdcall ChangeServiceConfigW(void *service, uint32 type, uint32 start, uint32 error, str16 file, str16 group, void *tag, void *needs, str16 account, str16 password, str16 title)');
const [name, start] = process.argv.slice(2);
const same = 0xffffffff;
console.log(change(service(manager(null, null, 1), name, 2), same, Number(start), same, null, null, null, null, null, null, null));
`;

/** In the order of a PC's life; each step stands on the one before. */
describe('PR-8 the print worker on Windows (wine, Node 22)', () => {
  let pc: WindowsPc;
  let running: WindowsPc | undefined;
  let server: WorkerServer;
  beforeAll(async () => {
    server = await startWorkerServer();
    running = await startWindowsPc();
    pc = running;
  });
  afterAll(async () => {
    // Where the PC did not come up there is none to stop; the server stops all the same.
    try {
      await running?.stop();
    } finally {
      await server.stop();
    }
  });

  const settings = (): Record<string, unknown> =>
    JSON.parse(readFileSync(pc.path(`${settingsFolder}\\worker.json`), 'utf8')) as Record<string, unknown>;

  async function printed(text: string): Promise<string> {
    const job = server.desk.add({ printerUri: folderUri, bytes: Buffer.from(text) });
    await waitFor('printed', () => job.status === 'printed');
    return readFileSync(pc.path(`${paper}\\${job.uuid}.txt`), 'utf8');
  }

  it('PR-8 the same files give the same setup program, byte by byte', async () => {
    const again = join(pc.dir, 'again-setup.exe');
    await makeInstaller({ folder: pc.files, file: again, version: '0.1.0', compress: false });
    expect(sumOf(again)).toBe(sumOf(pc.setup));
  });

  it('PR-8 a silent setup lays out the files with their licences, enrols, and leaves a service that runs', async () => {
    expect(await pc.install([`/SERVER=${server.url}`, `/CODE=${server.code()}`])).toBe(0);
    const programs = pc.path(installed);
    expect(readdirSync(programs).sort()).toEqual(
      ['SumatraPDF.exe', 'licences', 'node.exe', 'shawl.exe', 'uninstall.exe', 'worker'].sort(),
    );
    expect(readdirSync(join(programs, 'licences')).sort()).toEqual(
      ['AGPL-3.0.txt', 'GPL-3.0.txt', 'Node.txt', 'Shawl-parts.txt', 'Shawl.txt', 'SumatraPDF.txt', 'koffi.txt'].sort(),
    );
    const licences = readFileSync(join(programs, 'worker/LICENCES.txt'), 'utf8');
    for (const name of ['@nestjs/core', 'socket.io-client', 'pino']) expect(licences).toMatch(`${name} `);
    expect(settings()).toMatchObject({ serverUrl: server.url, workerId: 1 });
    await waitFor('the service', async () => (await pc.serviceState()) === 'RUNNING');
    const { output } = await pc.wine.run('reg', [
      ...['query', `HKLM\\SYSTEM\\CurrentControlSet\\Services\\${serviceName}`, '/v', 'ImagePath'],
    ]);
    expect(output).toContain(`"${installed}\\shawl.exe" run --name ${serviceName}`);
    await waitFor('the worker to connect', () => server.connected() === 1);
  });

  it('PR-8 a text comes out of the folder printer, and again after its process was killed', async () => {
    expect(await printed('Bonjour à tous\n')).toBe('Bonjour à tous\n');
    const launches = (): number => pc.serviceLog().split('Launching command').length;
    const before = launches();
    await pc.wine.run('taskkill', ['/F', '/IM', 'node.exe']);
    await waitFor('Shawl to start it again', () => launches() > before);
    await waitFor('the worker to be back', () => server.connected() === 1);
    expect(await printed('Encore là\n')).toBe('Encore là\n');
  });

  it('PR-8 a stop of the service lets the worker end in order, and a start brings it back', async () => {
    expect((await pc.wine.run('net', ['stop', serviceName])).code).toBe(0);
    await waitFor('the end of the service', async () => (await pc.serviceState()) === 'STOPPED');
    expect(pc.serviceLog()).toContain('Sending ctrl-C to command');
    expect((await pc.worker('status', '--data', settingsFolder)).output).toMatch(/^Not running, stopped at /m);
    await waitFor('the cut', () => server.connected() === 0);
    expect((await pc.wine.run('net', ['start', serviceName])).code).toBe(0);
    await waitFor('the worker to connect', () => server.connected() === 1);
  });

  it('PR-8 a setup over the running service replaces it; settings, key and journal stay', async () => {
    const before = settings();
    writeFileSync(pc.path(`${installed}\\worker\\left-over.js`), '');
    expect(await pc.install()).toBe(0);
    expect(existsSync(pc.path(`${installed}\\worker\\left-over.js`))).toBe(false);
    await waitFor('the worker to connect', () => server.connected() === 1);
    expect(settings()).toEqual(before);
    expect(await printed('Mis à jour\n')).toBe('Mis à jour\n');
    expect((await pc.worker('status', '--data', settingsFolder)).output.match(/ printed /g)).toHaveLength(3);
  });

  it('PR-8 a code that is wrong is told by the exit code, and an enrolled worker stays enrolled', async () => {
    const before = settings();
    expect(await pc.install([`/SERVER=${server.url}`, '/CODE=wrong'])).toBe(3);
    expect(settings()).toEqual(before);
    await waitFor('the worker to connect', () => server.connected() === 1);
  });

  it('PR-8 a service that does not start is told by the exit code', async () => {
    // SERVICE_DISABLED and SERVICE_AUTO_START; the sc of wine cannot change them.
    const [disabled, automatic] = [4, 2];
    const starts = async (how: number): Promise<string> => {
      writeFileSync(pc.path(`${installed}\\worker\\starts.cjs`), startKind);
      const { output } = await pc.wine.run(`${installed}\\node.exe`, [
        ...[`${installed}\\worker\\starts.cjs`, serviceName, String(how)],
      ]);
      return output.trim();
    };
    expect(await starts(disabled)).toBe('true');
    expect(await pc.install()).toBe(6);
    expect(await pc.serviceState()).toBe('STOPPED');
    expect(await starts(automatic)).toBe('true');
    expect(await pc.install()).toBe(0);
    await waitFor('the worker to connect', () => server.connected() === 1);
  });

  it('PR-9 winspool: a queue is found and looked at; one that cannot show its jobs as wine’s is given nothing', async () => {
    const sheet = join(pc.dir, 'sheet');
    await pc.addQueue('Caisse', sheet);
    const printers = ['Caisse', 'Ailleurs'].map((name) => ({
      ...{ driver: 'winspool', uri: `winspool:${name}`, columns: 42 },
    }));
    writeFileSync(
      pc.path(`${settingsFolder}\\worker.json`),
      JSON.stringify({
        ...settings(),
        paper: null,
        printers: [...printers, { driver: 'winspool', uri: 'winspool:Caisse ' }],
      }),
    );
    const { code, output } = await pc.worker('doctor', '--data', settingsFolder);
    expect(code).toBe(1);
    expect(output).toMatch(/^ok {4}The account \S+ sees these printers of Windows: Caisse\.$/m);
    expect(output).toMatch(/^ok {4}The service runs as Local System, which sees the printers installed for all/m);
    expect(output).toMatch(/^ok {4}Caisse \(winspool:Caisse, winspool\): ready\.$/m);
    expect(output).toMatch(/^WRONG winspool:Ailleurs \(winspool:Ailleurs, winspool\): offline, winspool-open-1801\.$/m);
    const page = await pc.worker('test-page', '--printer', 'winspool:Caisse', '--data', settingsFolder);
    expect(page.output).toMatch(/^WRONG Caisse does not take it: winspool-jobs-\d+\.$/m);
    expect(existsSync(sheet)).toBe(false);
  });

  it('PR-7 a queue of Windows is found by the service, added while it runs, and removed', async () => {
    const uri = 'winspool:Caisse';
    // Who does not answer a search in time is left out of it, and wine takes its time: it is made again.
    const seen = () =>
      waitFor('the queue is found', async () => {
        const queues = (await server.find()).filter(({ driver }) => driver === 'winspool');
        return queues.length > 0 ? queues : undefined;
      });
    expect(await seen()).toMatchObject([{ uri, name: 'Caisse', used: false }]);
    expect(await server.add({ uri: 'winspool:Absente', driver: 'winspool' })).toEqual({
      done: false,
      because: 'not-found',
    });
    expect(await server.add({ uri, driver: 'winspool', name: 'Comptoir', columns: 42 })).toEqual({ done: true });
    expect(server.desk.printers).toContainEqual(expect.objectContaining({ uri, driver: 'winspool', state: 'ready' }));
    expect(await seen()).toMatchObject([{ uri, used: true }]);
    await waitFor('the queue is told in a terminal', async () =>
      (await pc.worker('printers', '--data', settingsFolder)).output.includes('Caisse (Windows): set up already'),
    );
    expect(await server.remove(uri)).toEqual({ done: true });
    expect(JSON.stringify(settings()['printers'])).not.toContain('"winspool:Caisse"');
  });

  it('PR-9 winspool: raw bytes reach the printer unchanged at the end of the document', async () => {
    const sheet = join(pc.dir, 'sheet');
    const script = pc.path(`${installed}\\worker\\spool.mjs`);
    writeFileSync(
      script,
      `import { Worker } from 'node:worker_threads';
import { once } from 'node:events';
const thread = new Worker(new URL('./spooler.thread.js', import.meta.url), { stdout: true, stderr: true });
const ask = async (name, ...args) => {
  thread.postMessage({ id: 1, name, args });
  const [answer] = await once(thread, 'message');
  if (!('value' in answer)) throw new Error(JSON.stringify(answer));
  return answer.value;
};
const end = process.argv[2];
const job = await ask('begin', 'Caisse', '11111111-2222-4333-8444-555555555555');
await ask('write', Buffer.from([0x1b, 0x40, 0x00, 0xff]));
await ask('control', 'Caisse', job, 'pause');
await ask('write', Buffer.from('é€\\r\\n\\x1a'));
await ask(end);
console.log('job ' + job + ' ' + end);
process.exit(0);
`,
    );
    const node = (end: string): ReturnType<WindowsPc['worker']> =>
      pc.wine.run(`${installed}\\node.exe`, [`${installed}\\worker\\spool.mjs`, end]);
    expect((await node('end')).output).toMatch(/^job [1-9]\d* end$/m);
    expect(readFileSync(sheet)).toEqual(Buffer.from([0x1b, 0x40, 0x00, 0xff, ...Buffer.from('é€\r\n\x1a')]));
  });

  it('PR-8 a service is told which account it runs as', async () => {
    const account = 'NT AUTHORITY\\LocalService';
    const said = await pc.worker('install-service', '--stopped', '--account', account);
    expect(said.output).toContain('Installed as a service');
    const { output } = await pc.wine.run('reg', [
      ...['query', `HKLM\\SYSTEM\\CurrentControlSet\\Services\\${serviceName}`, '/v', 'ObjectName'],
    ]);
    expect(output).toContain(account);
  });

  it('PR-8 removing it keeps settings and journal unless asked otherwise', async () => {
    await pc.uninstall();
    expect(readdirSync(pc.path(settingsFolder))).toEqual(expect.arrayContaining(['worker.json', 'journal.sqlite']));
    expect(await pc.install()).toBe(0);
    await waitFor('the service', async () => (await pc.serviceState()) === 'RUNNING');
    await pc.uninstall(['/PURGE']);
    await waitFor('the data to be gone', () => !existsSync(pc.path(settingsFolder)));
    expect(server.desk.violations).toEqual([]);
  });
});
