import PostalMime from 'postal-mime';

export interface CaughtFile {
  name: string;
  mediaType: string;
  bytes: Buffer;
}

export interface CaughtMail {
  id: number;
  at: string;
  from: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  files: CaughtFile[];
  size: number;
}

const MOST_MAILS = 200;
const MOST_BYTES = 50_000_000;

const named = (party: { name?: string; address?: string } | undefined): string => {
  const { name = '', address = '' } = party ?? {};
  return name === '' ? address : `${name} <${address}>`;
};

/** The newest mails, in memory: at most 200 and 50 MB, older ones make room. */
export class CaughtMails {
  private readonly mails: CaughtMail[] = [];
  private readonly listeners = new Set<() => void>();
  private count = 0;

  async add(message: Buffer): Promise<void> {
    const mail = await PostalMime.parse(message);
    this.count += 1;
    this.mails.unshift({
      id: this.count,
      at: new Date().toISOString(),
      from: named(mail.from),
      to: (mail.to ?? []).map(named).join(', '),
      subject: mail.subject ?? '',
      text: mail.text ?? '',
      html: mail.html ?? '',
      files: mail.attachments.map(({ filename, mimeType, content }) => ({
        name: filename ?? 'attachment',
        mediaType: mimeType,
        bytes: typeof content === 'string' ? Buffer.from(content) : Buffer.from(content as ArrayBuffer),
      })),
      size: message.length,
    });
    while (this.mails.length > MOST_MAILS || this.bytes > MOST_BYTES) this.mails.pop();
    for (const listener of this.listeners) listener();
  }

  /** Newest first. */
  all(): readonly CaughtMail[] {
    return this.mails;
  }

  find(id: number): CaughtMail | undefined {
    return this.mails.find((mail) => mail.id === id);
  }

  clear(): void {
    this.mails.length = 0;
    for (const listener of this.listeners) listener();
  }

  /** Tells of each change; answers what stops it. */
  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private get bytes(): number {
    return this.mails.reduce((sum, { size }) => sum + size, 0);
  }
}
