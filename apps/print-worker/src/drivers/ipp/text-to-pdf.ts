import { expandTabs, windows1252 } from '../windows-1252.js';

/**
 * Plain text as a PDF in a typewriter font, for printers that take PDF and no text. Page: A4, Courier 11 pt, which every
 * PDF reader has built in; characters outside of Windows-1252 become "?".
 */
const page = { width: 595, height: 842, margin: 57 } as const;
const fontSize = 11;
const lineHeight = 13.2;
/** A Courier character is 0.6 em wide. */
const columns = Math.floor((page.width - 2 * page.margin) / (fontSize * 0.6));
const rows = Math.floor((page.height - 2 * page.margin) / lineHeight);

/** Breaks at the last blank that fits, in the middle of a word only when there is none. */
function wrap(line: string): string[] {
  const lines: string[] = [];
  let rest = [...expandTabs(line)];
  while (rest.length > columns) {
    const blank = rest.slice(0, columns + 1).lastIndexOf(' ');
    const end = blank > 0 ? blank : columns;
    lines.push(rest.slice(0, end).join(''));
    rest = rest.slice(blank > 0 ? end + 1 : end);
  }
  return [...lines, rest.join('')];
}

const literal = (line: string): string =>
  [...line]
    .map((character) => {
      const byte = windows1252(character);
      const isPlain = byte < 0x7f && !'\\()'.includes(character);
      return isPlain ? String.fromCharCode(byte) : `\\${byte.toString(8).padStart(3, '0')}`;
    })
    .join('');

function pageContent(lines: readonly string[]): string {
  const top = page.height - page.margin - fontSize;
  const shown = lines.map((line) => `(${literal(line)}) Tj T*`).join('\n');
  return `BT\n/F1 ${fontSize} Tf\n${lineHeight} TL\n${page.margin} ${top} Td\n${shown}\nET\n`;
}

/** The same text gives the same bytes. */
export function textToPdf(text: string): Uint8Array {
  const lines = text.replace(/\n$/, '').split('\n').flatMap(wrap);
  const pages = Array.from({ length: Math.ceil(lines.length / rows) }, (_, index) =>
    pageContent(lines.slice(index * rows, (index + 1) * rows)),
  );
  const kids = pages.map((_, index) => `${4 + 2 * index} 0 R`).join(' ');
  const box = `[0 0 ${page.width} ${page.height}]`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>',
    ...pages.flatMap((content, index) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox ${box} /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + 2 * index} 0 R >>`,
      `<< /Length ${content.length} >>\nstream\n${content}endstream`,
    ]),
  ];
  return assemble(objects);
}

/** Everything is ASCII, so that a character is a byte and offsets are lengths. */
function assemble(objects: readonly string[]): Uint8Array {
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  const end = `xref\n0 ${size}\n0000000000 65535 f \n${entries}trailer\n<< /Size ${size} /Root 1 0 R >>\n`;
  return Buffer.from(`${file}${end}startxref\n${file.length}\n%%EOF\n`, 'latin1');
}
