import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildServer } from '../../tools/lib/build.ts';
import { local } from '../../tools/lib/paths.ts';
import { claimStack } from '../../tools/lib/stack-folders.ts';
import { gatherWindowsFiles, makeInstaller } from '../../tools/lib/windows-package.ts';
import { waitFor } from './wait.ts';
import { startWine, type Wine } from './wine.ts';

export const serviceName = 'PicoloPrintWorker';
export const installed = 'C:\\Program Files\\Picolo Print Worker';
export const settingsFolder = 'C:\\ProgramData\\Picolo Print Worker';

/** A Windows PC (wine) with a setup program of this clone, whose node.exe is one that wine can run. */
export interface WindowsPc {
  readonly wine: Wine;
  /** The folder of this stack, for files beside the PC. */
  readonly dir: string;
  readonly setup: string;
  /** What was packed, as it lies in the installation's folder. */
  readonly files: string;
  /** Runs the setup program silently to its end; answers its exit code. */
  install: (args?: readonly string[]) => Promise<number | null>;
  /** The uninstaller goes on by itself after it was started; resolves when it is done. */
  uninstall: (args?: readonly string[]) => Promise<void>;
  /** Runs the installed worker. */
  worker: (...args: readonly string[]) => Promise<{ code: number | null; output: string }>;
  serviceState: () => Promise<string | null>;
  /** The path here of a path of the PC. */
  path: (windows: string) => string;
  /** What Shawl has written down. */
  serviceLog: () => string;
  /** A queue of Windows whose paper is a file beside the PC. */
  addQueue: (name: string, paper: string) => Promise<void>;
  stop: () => Promise<void>;
}

const quiet = (): void => undefined;

/** What EnumPrinters reads; wine has no other way to a printer without CUPS. */
const queueKeys = (name: string, port: string): string => `REGEDIT4

[HKEY_LOCAL_MACHINE\\System\\CurrentControlSet\\Control\\Print\\Printers\\${name}]
"Name"="${name}"
"Port"="${port}"
"Printer Driver"="wineps.drv"
"Print Processor"="WinPrint"
"Datatype"="RAW"
"Attributes"=dword:00000040
"Status"=dword:00000000
`;

export async function startWindowsPc(): Promise<WindowsPc> {
  const dir = claimStack(local);
  const [files, setup] = [join(dir, 'files'), join(dir, 'picolo-print-worker-0.1.0-setup.exe')];
  await buildServer(quiet);
  await gatherWindowsFiles({ folder: files, node: 'nodeForWine', report: quiet });
  await makeInstaller({ folder: files, file: setup, version: '0.1.0', compress: false });
  const wine = await startWine(dir);
  const path = (windows: string): string => join(wine.drive, windows.replace(/^C:\\/, '').replaceAll('\\', '/'));
  const query = async (): Promise<string | null> => {
    const { code, output } = await wine.run('sc', ['query', serviceName]);
    return code === 0 ? (/STATE\s+: \d\s+(\w+)/.exec(output)?.[1] ?? 'unknown') : null;
  };
  return {
    ...{ wine, dir, files, setup, path, serviceState: query },
    install: async (args = []) => (await wine.run(setup, ['/S', ...args])).code,
    uninstall: async (args = []) => {
      await wine.run(join(path(installed), 'uninstall.exe'), ['/S', ...args]);
      await waitFor('the end of the uninstaller', () => !existsSync(path(installed)));
      await waitFor('the service to be gone', async () => (await query()) === null);
    },
    worker: (...args) => wine.run(`${installed}\\node.exe`, [`${installed}\\worker\\main.js`, ...args]),
    serviceLog: () => {
      const name = readdirSync(path(settingsFolder)).find((file) => file.startsWith('shawl_for_'));
      return name === undefined ? '' : readFileSync(join(path(settingsFolder), name), 'utf8');
    },
    addQueue: async (name, paper) => {
      const file = join(dir, 'queue.reg');
      writeFileSync(file, queueKeys(name, paper));
      await wine.run('regedit', ['/S', file]);
    },
    stop: wine.stop,
  };
}
