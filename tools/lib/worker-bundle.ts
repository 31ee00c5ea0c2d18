import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { programs, root } from './paths.ts';

/** What Nest asks for only when somebody uses it, and what comes beside the bundle because it is no JavaScript. */
const LEFT_OUT = [
  ...[
    '@nestjs/microservices',
    '@nestjs/websockets',
    '@nestjs/platform-express',
    'class-transformer',
    'class-validator',
  ],
  ...['bufferutil', 'utf-8-validate', 'koffi'],
];

/** Packages of CommonJS in a module: they find `require` where they expect it. */
const BANNER =
  "import { createRequire as requireFrom } from 'node:module';\nconst require = requireFrom(import.meta.url);";

const packageFolder = (input: string): string | undefined => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1];

function licenceOf(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as {
    name: string;
    version: string;
    license?: string;
  };
  const files = readdirSync(join(root, folder)).filter((file) => /^licen[cs]e/i.test(file));
  const texts = files.map((file) => readFileSync(join(root, folder, file), 'utf8').trim());
  return [`${name} ${version} (${license ?? 'see below'})`, ...texts].join('\n\n');
}

/**
 * The print worker and all packages that it needs as a few files in `folder`, made from what `nest build` wrote; beside
 * them the licences of those packages. The same sources give the same bytes.
 */
export async function bundleWorker(folder: string): Promise<void> {
  const source = dirname(programs.worker);
  const threads = ['drivers/winspool/spooler.thread.js', 'drivers/node-printer/node-printer.child.js']
    .map((file) => join(source, file))
    .filter(existsSync);
  const { metafile } = await build({
    entryPoints: [programs.worker, ...threads].map((file) => ({
      in: file,
      out: file.split('/').at(-1)?.replace(/\.js$/, '') ?? '',
    })),
    ...{ bundle: true, platform: 'node', format: 'esm', target: 'node22', outdir: folder, absWorkingDir: root },
    ...{ external: LEFT_OUT.flatMap((name) => [name, `${name}/*`]), metafile: true, logLevel: 'error' },
    // Packages look functions up by their names.
    ...{ keepNames: true, legalComments: 'none', banner: { js: BANNER } },
  });
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }\n');
  const packages = new Set(
    Object.keys(metafile.inputs)
      .map(packageFolder)
      .filter((one) => one !== undefined),
  );
  const licences = [...packages].sort().map(licenceOf);
  writeFileSync(join(folder, 'LICENCES.txt'), `${licences.join(`\n\n${'='.repeat(72)}\n\n`)}\n`);
}
