const rule = '-'.repeat(20);
const heading = 'MESSAGE À IMPRIMER';

/** First line of a copy that is printed again (PR-3). */
export const duplicateMark = 'DUPLICATA';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The text message on paper, byte for byte (PR-4): UTF-8, NFC, LF, one final newline. `day` is `YYYY-MM-DD`. */
export const renderMessage = (content: string, day: string): Uint8Array => {
  const text = `${rule}\n${heading}\n\n${content}\n\nDate: ${day}\n${rule}\n`;
  return bytesOf(text.replaceAll('\r\n', '\n').normalize('NFC'));
};

/** A copy of a text document: the mark, then the original as it was. */
export const stampText = (original: Uint8Array): Uint8Array => {
  const mark = bytesOf(`${duplicateMark}\n`);
  const copy = new Uint8Array(mark.length + original.length);
  copy.set(mark);
  copy.set(original, mark.length);
  return copy;
};
