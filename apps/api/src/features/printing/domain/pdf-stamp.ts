import { PdfFile, reference } from './pdf-file.js';

/** Width of the mark in Helvetica-Bold at 1 pt: D, U, P, L, I, C, A, T, A (Adobe's metrics). */
const markWidth = 5.777;
/** On a sheet; on a label both are smaller. */
const across = { size: 88, grey: 0.88 };
const corner = { size: 13, margin: 28 };
/** The shorter side of the smallest sheet that is stamped in full size, points: A5. */
const smallestSheet = 419;
const fontName = 'PicoloMark';

/**
 * A copy of a PDF that says so on every page: light across the page beneath its content, and black in the upper right
 * corner. The original's bytes stay as they are; the copy is an incremental update after them (ISO 32000-1 §7.5.6).
 * Throws when the document is not built as ours are.
 */
export const stampPdf = (original: Uint8Array, mark: string): Uint8Array => {
  const source = Buffer.from(original).toString('latin1');
  const pdf = new PdfFile(source);
  const update = new Update(pdf);
  const font = update.add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold >>');
  const pages = pdf.pages();
  if (pages.length === 0) throw new Error('PDF: no page');
  for (const page of pages) stampPage(update, pdf, page, { font, mark });
  return Buffer.from(update.toString(), 'latin1');
};

const stampPage = (
  update: Update,
  pdf: PdfFile,
  page: number,
  { font, mark }: { font: number; mark: string },
): void => {
  const dictionary = pdf.dictionary(page);
  const contents = /\/Contents (?:\[([^\]]*)\]|(\d+ 0 R))/.exec(dictionary);
  if (contents === null) throw new Error('PDF: a page without content');
  const size = sizeOf(dictionary);
  const below = update.addStream(`${acrossPage(size, mark)}\nq\n`);
  const above = update.addStream(`\nQ\n${inCorner(size, mark)}`);
  const parts = `${String(below)} 0 R ${contents[1] ?? contents[2] ?? ''} ${String(above)} 0 R`;
  update.replace(
    page,
    dictionary.replace(contents[0], () => `/Contents [${parts}]`),
  );
  const resources = reference(dictionary, 'Resources');
  update.replace(resources, withFont(pdf.dictionary(resources), font));
};

const withFont = (resources: string, font: number): string => {
  const entry = `/${fontName} ${String(font)} 0 R`;
  if (resources.includes('/Font <<')) return resources.replace('/Font <<', () => `/Font <<\n${entry}`);
  if (resources.includes('/Font ')) throw new Error('PDF: fonts are listed elsewhere');
  return `${resources.slice(0, -2)}/Font << ${entry} >>\n>>`;
};

interface PageSize {
  readonly width: number;
  readonly height: number;
}

const sizeOf = (page: string): PageSize => {
  const box = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(page);
  if (box === null) throw new Error('PDF: a page without a size');
  return { width: Number(box[1]), height: Number(box[2]) };
};

const show = (matrix: readonly number[], size: number, grey: number, mark: string): string =>
  `q BT /${fontName} ${String(size)} Tf ${String(grey)} g ${matrix.map((value) => value.toFixed(3)).join(' ')} Tm (${mark}) Tj ET Q`;

const scaleOf = ({ width, height }: PageSize): number => Math.min(1, Math.min(width, height) / smallestSheet);

/** Rising at 45°, its middle in the middle of the page. */
const acrossPage = (page: PageSize, mark: string): string => {
  const size = across.size * scaleOf(page);
  const slope = Math.SQRT1_2;
  const half = (markWidth * size * slope) / 2;
  const place = [page.width / 2 - half, page.height / 2 - half];
  return show([slope, slope, -slope, slope, ...place], size, across.grey, mark);
};

const inCorner = (page: PageSize, mark: string): string => {
  const scale = scaleOf(page);
  const [size, margin] = [corner.size * scale, corner.margin * scale];
  const x = page.width - margin - markWidth * size;
  return show([1, 0, 0, 1, x, page.height - margin], size, 0, mark);
};

/** Objects to be written after the end of a file, and the table that leads to them. */
class Update {
  private readonly objects = new Map<number, string>();
  private next: number;

  constructor(private readonly pdf: PdfFile) {
    this.next = pdf.size;
  }

  add(body: string): number {
    this.next += 1;
    this.objects.set(this.next - 1, body);
    return this.next - 1;
  }

  addStream(content: string): number {
    return this.add(`<< /Length ${String(content.length)} >>\nstream\n${content}\nendstream`);
  }

  replace(number: number, body: string): void {
    this.objects.set(number, body);
  }

  toString(): string {
    let text = this.pdf.text.endsWith('\n') ? this.pdf.text : `${this.pdf.text}\n`;
    const entries: string[] = [];
    for (const [number, body] of [...this.objects].sort(([a], [b]) => a - b)) {
      entries.push(`${String(number)} 1\n${String(text.length).padStart(10, '0')} 00000 n \n`);
      text += `${String(number)} 0 obj\n${body}\nendobj\n`;
    }
    const trailer = this.pdf.trailer
      .replace(/\/Prev \d+\s*/, '')
      .replace(/\/Size \d+/, `/Size ${String(this.next)}\n/Prev ${String(this.pdf.tableAt)}`);
    return `${text}xref\n${entries.join('')}trailer\n${trailer}\nstartxref\n${String(text.length)}\n%%EOF\n`;
  }
}
