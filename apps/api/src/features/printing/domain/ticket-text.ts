import type { Ticket } from '@picolo/contracts';

/** Characters on a line of the usual paper of 80 mm. */
export const usualColumns = 42;

const lettersOf = (text: string): string[] => Array.from(text);

/** Words no wider than the paper; longer ones are cut, not lost. */
export const wrap = (text: string, columns: number, indent = ''): string[] => {
  const room = columns - indent.length;
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    for (const word of paragraph.split(/\s+/u).flatMap((one) => cut(one, room))) {
      if (line !== '' && lettersOf(line).length + 1 + lettersOf(word).length > room) {
        lines.push(line);
        line = word;
      } else line = line === '' ? word : `${line} ${word}`;
    }
    lines.push(line);
  }
  return lines.map((line) => `${indent}${line}`.trimEnd());
};

const cut = (word: string, room: number): string[] => {
  const letters = lettersOf(word);
  const parts = Array.from({ length: Math.ceil(letters.length / room) }, (_, index) =>
    letters.slice(index * room, (index + 1) * room).join(''),
  );
  return parts.length === 0 ? [''] : parts;
};

const centred = (text: string, columns: number): string =>
  `${' '.repeat(Math.max(0, Math.floor((columns - lettersOf(text).length) / 2)))}${text}`;
const spread = (text: string): string => lettersOf(text).join(' ');

const boxIndent = '    ';

/** What stands under the head of a ticket: about whom, where to, the lines with their boxes, the notes, the foot. */
export const ticketBody = (ticket: Ticket, columns: number): readonly string[] => {
  const thin = '-'.repeat(columns);
  const { address } = ticket;
  return [
    ...ticket.about.flatMap((line) => wrap(line, columns)),
    ...(address === null ? [] : ['', address.title, ...address.lines.flatMap((line) => wrap(line, columns))]),
    thin,
    ...ticket.items.flatMap(({ head, text }) => [...wrap(`[ ] ${head}`, columns), ...wrap(text, columns, boxIndent)]),
    thin,
    ...ticket.notes.flatMap(({ title, text }) => [title, ...wrap(text, columns), '']),
    ...wrap(ticket.foot, columns),
  ];
};

/** A ticket as plain text (PR-5): NFC, LF, one final newline. */
export const ticketText = (ticket: Ticket, columns = usualColumns): string => {
  const rule = '='.repeat(columns);
  const lines = [
    ...(ticket.duplicate ? [centred('DUPLICATA', columns)] : []),
    rule,
    ...(ticket.shop === '' ? [] : [...wrap(ticket.shop, columns).map((line) => centred(line, columns)), '']),
    ...[centred(ticket.heading, columns), '', centred(spread(ticket.number), columns), rule],
    ...ticketBody(ticket, columns),
  ];
  return `${lines.join('\n')}\n`.normalize('NFC');
};
