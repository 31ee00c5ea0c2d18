import { win32 } from 'node:path';
import { plainPath } from './plain-path.js';
import type { Program } from './systemd-unit.js';

export const windowsServiceName = 'PicoloPrintWorker';
export const windowsTitle = 'Picolo Print Worker';

export const windowsServiceKey = `HKLM\\SYSTEM\\CurrentControlSet\\Services\\${windowsServiceName}`;

/** `%ProgramData%\Picolo Print Worker`: settings, key, journal, documents and logs. */
export const windowsData = (env: NodeJS.ProcessEnv = process.env): string =>
  win32.join(env['ProgramData'] ?? 'C:\\ProgramData', windowsTitle);

/** What is being sent to a printer comes to its end before the process is killed, ms. */
const stopMs = 90_000;

/**
 * What the service runs: Shawl, which turns a stop into Ctrl+C, starts the worker again whenever it ends and keeps logs
 * of a limited size. It lies beside node.exe, where the setup program puts it. A worker that is not enrolled would end
 * at once and again: it rests before it does.
 */
export function windowsCommand({ node, script }: Program, data: string): string {
  const shawl = win32.join(win32.dirname(node), 'shawl.exe');
  return [
    ...[quoted(shawl), 'run', '--name', windowsServiceName, '--cwd', quoted(data), '--restart'],
    ...['--stop-timeout', String(stopMs), '--log-dir', quoted(data), '--env', 'NODE_ENV=production', '--'],
    ...[quoted(node), quoted(script), 'run', '--rest', '10', '--data', quoted(data)],
  ].join(' ');
}

/** A path of Windows has no quotes in it, and one at its end would be taken for part of the path. */
const quoted = (path: string): string => `"${plainPath(path).replaceAll('"', '').replace(/\\+$/, '')}"`;

/**
 * Every user of a PC may make a folder where the settings go, and stays its owner: it and what lies in it is taken over
 * by the administrators, and nobody keeps rights of their own. Links are not followed.
 */
export const windowsTakeOver = (data: string): readonly (readonly string[])[] => [
  [data, '/setowner', '*S-1-5-32-544', '/T', '/L'],
  [data, '/reset', '/T', '/L'],
];

/** Who may open the folder with the worker's key: the system, administrators and the service's own account. */
export function windowsAccess(data: string, account: string | undefined): readonly string[] {
  const own = account === undefined ? [] : [`${account}:(OI)(CI)M`];
  return [data, '/inheritance:r', '/grant:r', '*S-1-5-18:(OI)(CI)F', '*S-1-5-32-544:(OI)(CI)F', ...own];
}
