/** What stands between the cells of a file: the sign that its first line has most, outside of quotes. */
export const separatorOf = (firstLine: string): ';' | ',' | '\t' => {
  const open = firstLine.replace(/"[^"]*"/gu, '');
  const count = (sign: string): number => open.split(sign).length - 1;
  const signs = [';', '\t', ','] as const;
  return signs.reduce((best, sign) => (count(sign) > count(best) ? sign : best));
};

export type Encoding = 'utf-8' | 'utf-8-bom' | 'windows-1252';

/** Tells whether bytes that come piece by piece are UTF-8; what is not was saved by Excel as Windows-1252. */
export class EncodingDetector {
  private readonly decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  private valid = true;
  private start: Uint8Array = new Uint8Array();

  push(chunk: Uint8Array): void {
    if (this.start.length < 3) this.start = new Uint8Array([...this.start, ...chunk.subarray(0, 3)]);
    this.decode(() => this.decoder.decode(chunk, { stream: true }));
  }

  end(): Encoding {
    this.decode(() => this.decoder.decode());
    if (!this.valid) return 'windows-1252';
    const [first, second, third] = this.start;
    return first === 0xef && second === 0xbb && third === 0xbf ? 'utf-8-bom' : 'utf-8';
  }

  private decode(step: () => void): void {
    if (!this.valid) return;
    try {
      step();
    } catch {
      this.valid = false;
    }
  }
}
