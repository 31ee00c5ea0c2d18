import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { CannotGoOn } from './cannot-go-on.ts';
import { unpackedPackage, type PinnedPackage } from './npm-package.ts';
import { root } from './paths.ts';
import type { Report } from './server-binaries.ts';
import { plain, run } from './shell.ts';
import { bundleWorker } from './worker-bundle.ts';

const own = join(root, 'tools/windows');

type Part = 'node' | 'nodeForWine' | 'shawl' | 'sumatra' | 'koffi' | 'koffiForWindows';
const pinned = JSON.parse(readFileSync(join(own, 'packages.json'), 'utf8')) as Readonly<Record<Part, PinnedPackage>>;

/** The package that `npm ci` installed for this machine carries the licence of the same release. */
function nodeLicence(): string {
  const names = readdirSync(join(root, 'node_modules')).filter((name) => /^node-(linux|darwin|win)-/.test(name));
  const found = names.map((name) => join(root, 'node_modules', name, 'LICENSE')).find(existsSync);
  if (found === undefined) throw new CannotGoOn('The licence of Node is not in node_modules; run npm ci.');
  return found;
}

export interface PackageOptions {
  /** Where the files of an installation are gathered; emptied first. */
  readonly folder: string;
  /** Node for Windows: the one for production, or the one that wine can run. */
  readonly node: 'node' | 'nodeForWine';
  readonly report: Report;
}

/** Gathers all files of an installation, as they will lie in its folder. */
export async function gatherWindowsFiles({ folder, node, report }: PackageOptions): Promise<void> {
  const part = (name: Part): Promise<string> => unpackedPackage(pinned[name], report);
  const [nodeFrom, shawl, sumatra] = [await part(node), await part('shawl'), await part('sumatra')];
  const [koffi, koffiForWindows] = [await part('koffi'), await part('koffiForWindows')];
  rmSync(folder, { recursive: true, force: true });
  const licences = join(folder, 'licences');
  const modules = join(folder, 'worker/node_modules');
  mkdirSync(licences, { recursive: true });
  await bundleWorker(join(folder, 'worker'));
  const copies: readonly (readonly [string, string])[] = [
    [join(nodeFrom, 'bin/node.exe'), join(folder, 'node.exe')],
    [join(shawl, `bin/shawl-v${pinned.shawl.version}-win64.exe`), join(folder, 'shawl.exe')],
    [join(sumatra, 'dist/SumatraPDF-3.4.6-32.exe'), join(folder, 'SumatraPDF.exe')],
    ...['package.json', 'index.cjs', 'src/koffi/index.cjs', 'src/koffi/src/static.cjs'].map(
      (file) => [join(koffi, file), join(modules, 'koffi', file)] as const,
    ),
    ...['package.json', 'index.js', 'win32_x64/koffi.node'].map(
      (file) => [join(koffiForWindows, file), join(modules, '@koromix/koffi-win32-x64', file)] as const,
    ),
    [nodeLicence(), join(licences, 'Node.txt')],
    [join(shawl, 'LICENSE.txt'), join(licences, 'Shawl.txt')],
    [join(shawl, `bin/shawl-v${pinned.shawl.version}-legal.txt`), join(licences, 'Shawl-parts.txt')],
    [join(own, 'licences'), licences],
  ];
  for (const [from, to] of copies) cpSync(from, to, { recursive: true, dereference: true });
}

export interface InstallerOptions {
  readonly folder: string;
  /** The setup program that is written. */
  readonly file: string;
  readonly version: string;
  /** Small and slow to make, or large at once for tests. */
  readonly compress: boolean;
}

/** Makes the setup program of what lies in `folder`. The same files give the same bytes. Throws CannotGoOn. */
export async function makeInstaller({ folder, file, version, compress }: InstallerOptions): Promise<void> {
  mkdirSync(join(file, '..'), { recursive: true });
  const defines = { FILES: folder, OUTPUT: file, VERSION: version, ...(compress ? {} : { UNCOMPRESSED: '1' }) };
  const { code, stdout, stderr } = await run('makensis', [
    ...['-V2', '-WX', '-INPUTCHARSET', 'UTF8'],
    ...Object.entries(defines).map(([name, value]) => `-D${name}=${value}`),
    join(own, 'installer.nsi'),
  ]);
  if (code !== 0) throw new CannotGoOn(`makensis failed:\n${plain(`${stdout}\n${stderr}`).trim()}`);
}
