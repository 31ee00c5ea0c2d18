import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { unpackedPackage } from '../../tools/lib/npm-package.ts';

/** What an administrator would install for the driver, at fixed sums. */
const packages = [
  {
    name: 'node-printer',
    version: '1.0.4',
    integrity: 'sha512-6xutsd4vaZe7eBLoLtnunulfZxZ0pfgzN+tJGAvhfwnBo2CNQoG7RpUWxy5JD6fiChMoK7O23HCXdu1Idrotpg==',
  },
  {
    name: 'underscore',
    version: '1.13.7',
    integrity: 'sha512-GMXzWtsc57XAtguZgaQViUOzs0KTkk8ojr3/xAxXLITqf/3EMwxC0inyETfDFjH/Krbhuep0HNbbjI9i/q3F3g==',
  },
] as const;

/** Lays `node-printer` and what it needs into `folder/node_modules`. */
export async function installNodePrinter(folder: string): Promise<void> {
  for (const one of packages) {
    const from = await unpackedPackage(one, () => undefined);
    cpSync(from, join(folder, 'node_modules', one.name), { recursive: true });
  }
}
