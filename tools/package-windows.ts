import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildServer } from './lib/build.ts';
import { command } from './lib/command.ts';
import { root } from './lib/paths.ts';
import { ensureTools } from './lib/test-tools.ts';
import { gatherWindowsFiles, makeInstaller } from './lib/windows-package.ts';

async function packageWindows(): Promise<void> {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const folder = join(root, 'dist/windows/files');
  const file = join(root, `dist/windows/picolo-print-worker-${version}-setup.exe`);
  await ensureTools(['nsis'], console.log);
  await buildServer(console.log);
  await gatherWindowsFiles({ folder, node: 'node', report: console.log });
  console.log('Packing …');
  await makeInstaller({ folder, file, version, compress: true });
  const bytes = readFileSync(file);
  console.log(`${file}\n${bytes.length} bytes, sha256 ${createHash('sha256').update(bytes).digest('hex')}`);
}

await command(packageWindows);
