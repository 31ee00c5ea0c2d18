import type { Locale } from '@picolo/contracts';
import type { Letter } from './letter.js';

export interface LetterContext {
  readonly company: string;
  readonly locale: Locale;
  /** Origin put before the button's path, without a trailing slash. */
  readonly publicUrl: string;
}

const words = {
  fr: { orCopy: 'Si le bouton ne s’ouvre pas, copiez cette adresse dans votre navigateur :' },
  en: { orCopy: 'If the button does not open, copy this address into your browser:' },
} as const satisfies Record<Locale, { orCopy: string }>;

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const html = (text: string): string => text.replace(/[&<>"']/g, (character) => escapes[character] ?? '');

const lines = (text: string): string => html(text).replace(/\n/g, '<br>');

const linkOf = (letter: Letter, publicUrl: string): string | null =>
  letter.button === undefined ? null : `${publicUrl}${letter.button.path}`;

/**
 * Colours twice: inline for programs that drop style sheets, by class for those that know dark mode. Outlook honours neither
 * max-width nor border-radius; the letter stays readable there.
 */
const style = `
  body { margin: 0; background: #f4f2ee; }
  a { color: #0f6460; }
  @media (prefers-color-scheme: dark) {
    body, .around { background: #171614 !important; }
    .sheet { background: #22211e !important; border-color: #3a3833 !important; }
    .ink, .ink a { color: #f1efea !important; }
    .quiet, .quiet a { color: #b5b0a6 !important; }
    .go { background: #3fb3a9 !important; color: #10201e !important; }
  }`;

const font = "font-family:'Inter','Segoe UI',Roboto,Helvetica,Arial,sans-serif";

const button = (label: string, address: string, locale: Locale): string => `
          <p style="margin:24px 0"><a class="go" href="${html(address)}" style="display:inline-block;background:#0f6460;color:#ffffff;text-decoration:none;font-weight:600;padding:12px 20px;border-radius:8px">${html(label)}</a></p>
          <p class="quiet" style="margin:0 0 16px;font-size:13px;line-height:20px;color:#67635b">${html(words[locale].orCopy)}<br><a href="${html(address)}" style="word-break:break-all;color:#67635b">${html(address)}</a></p>`;

/** The letter as a web page that mail programs show: one column, no pictures, readable with every style dropped. */
export const letterHtml = (letter: Letter, { company, locale, publicUrl }: LetterContext): string => {
  const address = linkOf(letter, publicUrl);
  const paragraphs = letter.paragraphs
    .map((text) => `<p class="ink" style="margin:0 0 16px;color:#26241f">${lines(text)}</p>`)
    .join('\n          ');
  const go = letter.button === undefined || address === null ? '' : button(letter.button.label, address, locale);
  const footer =
    letter.footer === undefined
      ? ''
      : `<p class="quiet" style="margin:16px 0 0;font-size:13px;line-height:20px;color:#67635b">${lines(letter.footer)}</p>`;
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${html(letter.title)}</title>
<style>${style}
</style>
</head>
<body style="margin:0;background:#f4f2ee">
<table role="presentation" class="around" width="100%" cellpadding="0" cellspacing="0" style="background:#f4f2ee;${font};font-size:16px;line-height:24px">
  <tr><td align="center" style="padding:32px 16px">
    <table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px;text-align:left">
      <tr><td class="ink" style="padding:0 0 16px;font-size:16px;font-weight:600;color:#26241f">${html(company)}</td></tr>
      <tr><td class="sheet" style="background:#ffffff;border:1px solid #e2ded6;border-radius:12px;padding:28px">
          <h1 class="ink" style="margin:0 0 16px;font-size:20px;line-height:28px;color:#26241f">${html(letter.title)}</h1>
          ${paragraphs}${go}${footer}
      </td></tr>
      <tr><td class="quiet" style="padding:16px 0 0;font-size:13px;line-height:20px;color:#67635b">${html(company)} · <a href="${html(publicUrl)}" style="color:#67635b">${html(new URL(publicUrl).host)}</a></td></tr>
    </table>
  </td></tr>
</table>
</body>
</html>
`;
};

/** The same for who reads plain text. */
export const letterText = (letter: Letter, { company, publicUrl }: LetterContext): string => {
  const address = linkOf(letter, publicUrl);
  const go = letter.button === undefined || address === null ? [] : [`${letter.button.label} :\n${address}`];
  const footer = letter.footer === undefined ? [] : [letter.footer];
  return `${[letter.title, ...letter.paragraphs, ...go, ...footer, `-- \n${company}\n${publicUrl}`].join('\n\n')}\n`;
};
