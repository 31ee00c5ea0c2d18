import type { Locale } from '@picolo/contracts';
import { overviewWords } from './overview-words.js';

const html = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** The page to begin with: what is in the archive, in words. */
export const overviewPage = (paths: readonly string[], locale: Locale, at: Date): string => {
  const words = overviewWords[locale];
  const made = new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(at);
  const meaning = (path: string): string => words.files.find(([begin]) => path.startsWith(begin))?.[1] ?? '';
  const rows = paths
    .map(
      (path) => `<tr><td><a href="${html(encodeURI(path))}">${html(path)}</a></td><td>${html(meaning(path))}</td></tr>`,
    )
    .join('\n');
  return `<!doctype html>
<html lang="${locale}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<title>${words.title}</title>
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:760px;margin:32px auto;padding:0 16px}table{border-collapse:collapse;width:100%}td{padding:6px 12px 6px 0;border-bottom:1px solid #8884;vertical-align:top}</style></head>
<body>
<h1>${words.title}</h1>
<p>${words.lead} ${made}.</p>
<table>
${rows}
</table>
</body>
</html>
`;
};
