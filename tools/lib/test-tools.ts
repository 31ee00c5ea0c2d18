import { existsSync } from 'node:fs';
import { CannotGoOn } from './cannot-go-on.ts';
import { aptInstall, type Report } from './server-binaries.ts';
import { isRoot, which } from './shell.ts';

/** Debian package → a program, or a file, that shows that it is there. */
const PROOF = {
  qpdf: 'qpdf',
  'poppler-utils': 'pdftotext',
  'libxml2-utils': 'xmllint',
  chromium: process.env['CHROMIUM_PATH'] ?? 'chromium',
  'fonts-liberation': '/usr/share/fonts/truetype/liberation',
  'fonts-noto-color-emoji': '/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf',
  cups: 'cupsd',
  'cups-ipp-utils': 'ippeveprinter',
  'cups-client': 'lpadmin',
  'cups-filters': '/usr/lib/cups/filter/pdftopdf',
  ghostscript: 'gs',
  dbus: 'dbus-daemon',
  systemd: 'systemd-analyze',
  'docker-compose': 'docker-compose',
  nsis: 'makensis',
  wine: 'wine',
  wine64: '/usr/lib/wine/wine64',
} as const;

export type TestTool = keyof typeof PROOF;

export const ALL_TEST_TOOLS = Object.keys(PROOF) as TestTool[];

const isThere = (tool: TestTool): boolean =>
  PROOF[tool].startsWith('/') ? existsSync(PROOF[tool]) : which(PROOF[tool]) !== undefined;

/** Makes sure that programs which only tests need are there; installs them as root, else says what to install. */
export async function ensureTools(tools: readonly TestTool[], report: Report): Promise<void> {
  const missing = tools.filter((tool) => !isThere(tool));
  if (missing.length === 0) return;
  const command = `apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  if (!isRoot()) throw new CannotGoOn(`The tests need more programs. As root, run: ${command}`);
  report(`Installing programs for the tests: ${missing.join(', ')} …`);
  const refused = await aptInstall(missing);
  const still = tools.filter((tool) => !isThere(tool));
  if (still.length > 0) {
    throw new CannotGoOn(
      `The tests need ${still.join(', ')}, which "${command}" did not bring: ${refused ?? 'no error'}`,
    );
  }
}
