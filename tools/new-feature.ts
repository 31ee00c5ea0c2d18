import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { CannotGoOn } from './lib/cannot-go-on.ts';
import { command } from './lib/command.ts';
import { featureNames, type FeatureNames } from './lib/feature-names.ts';
import { skeleton } from './lib/feature-skeleton.ts';
import { root } from './lib/paths.ts';

/** Inserts a line before the first that matches; a file that looks otherwise is told, not guessed. */
function insertBefore(text: string, pattern: RegExp, line: string, file: string): string {
  const at = text.search(pattern);
  if (at === -1)
    throw new CannotGoOn(`${file} looks otherwise than expected (${String(pattern)}): add "${line}" by hand.`);
  return `${text.slice(0, at)}${line}\n${text.slice(at)}`;
}

/** The lists that name every feature, with the new one in them. */
function mentions({ feature, Features }: FeatureNames): Record<string, (text: string, file: string) => string> {
  const permissions = `  '${feature}.read',\n  '${feature}.write',`;
  const importing = `import { ${Features}Module } from './features/${feature}/index.js';`;
  return {
    'libs/contracts/src/index.ts': (text) => `${text.trimEnd()}\nexport * from './${feature}/index.js';\n`,
    'libs/contracts/src/core/permissions.ts': (text, file) => insertBefore(text, /^\] as const;/m, permissions, file),
    'apps/api/src/app.module.ts': (text, file) => {
      const imported = insertBefore(text, /^\s*\n\/\*\*/m, importing, file);
      return insertBefore(imported, /^ {2}\],\n\}\)\nexport class AppModule/m, `    ${Features}Module,`, file);
    },
  };
}

/** Later than every migration there is, so that it runs after them. */
function migrationTime(): number {
  const times = readdirSync(join(root, 'migrations')).map((file) => Number.parseInt(file, 10) || 0);
  return Math.max(Date.now(), ...times.map((time) => time + 1));
}

async function write(path: string, text: string): Promise<void> {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  const options = await resolveConfig(file);
  writeFileSync(file, await format(text, { ...options, filepath: file }));
  console.log(`  ${path}`);
}

await command(async () => {
  const names = featureNames(process.argv[2], process.argv[3]);
  const files = skeleton(names, migrationTime());
  if (existsSync(join(root, 'apps/api/src/features', names.feature))) {
    throw new CannotGoOn(`There is a feature ${names.feature} already.`);
  }
  // Everything is worked out before anything is written: a list that looks otherwise leaves nothing half done.
  for (const [path, change] of Object.entries(mentions(names))) {
    files[path] = change(readFileSync(join(root, path), 'utf8'), path);
  }
  for (const [path, text] of Object.entries(files)) await write(path, text);
  console.log(`
Next: rename what does not fit, add the handlers to the rights matrix of e2e (ID-5), write the use-case test, and if the
feature uses another one, its arrow in .dependency-cruiser.cjs. Then: npm run check`);
});
