import { request } from 'node:http';

/** IPP by hand (RFC 8010), as little as a program needs that prints without Picolo. One connection per request. */
const tag = { operation: 0x01, end: 0x03, integer: 0x21, uri: 0x45, charset: 0x47, language: 0x48 } as const;
const nameTag = 0x42;
const keywordTag = 0x44;
const mediaTypeTag = 0x49;
const operations = { printJob: 0x0002, jobAttributes: 0x0009 } as const;
/** `job-state` of a job that is over: cancelled, aborted, completed. */
const states = { canceled: 7, aborted: 8, completed: 9 } as const;

type Attribute = readonly [tag: number, name: string, value: string | number];

function encodeAttribute([kind, name, value]: Attribute): Buffer {
  const bytes = typeof value === 'string' ? Buffer.from(value) : Buffer.alloc(4);
  if (typeof value === 'number') bytes.writeInt32BE(value);
  const head = Buffer.alloc(3);
  head.writeUInt8(kind);
  head.writeUInt16BE(name.length, 1);
  const size = Buffer.alloc(2);
  size.writeUInt16BE(bytes.length);
  return Buffer.concat([head, Buffer.from(name), size, bytes]);
}

function encode(operation: number, uri: string, attributes: readonly Attribute[]): Buffer {
  const head = Buffer.from([2, 0, 0, operation, 0, 0, 0, 1, tag.operation]);
  const all: readonly Attribute[] = [
    [tag.charset, 'attributes-charset', 'utf-8'],
    [tag.language, 'attributes-natural-language', 'en'],
    [tag.uri, 'printer-uri', uri],
    ...attributes,
  ];
  return Buffer.concat([head, ...all.map(encodeAttribute), Buffer.from([tag.end])]);
}

function post(uri: string, message: Buffer): Promise<Buffer> {
  const length = { 'content-type': 'application/ipp', 'content-length': message.length };
  return new Promise((resolve, reject) => {
    const sent = request(uri.replace(/^ipp:/, 'http:'), { method: 'POST', agent: false, headers: length }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('error', reject);
      answer.on('end', () => {
        const body = Buffer.concat(parts);
        if (answer.statusCode === 200 && body.length > 8 && body.readUInt16BE(2) < 0x0100) resolve(body);
        else reject(new Error(`the printer refused: ${answer.statusCode ?? 0} ${body.subarray(2, 4).toString('hex')}`));
      });
    });
    sent.on('error', reject);
    sent.end(message);
  });
}

/** The value of an integer or enum attribute of an answer. */
function integerOf(answer: Buffer, name: string): number {
  const at = answer.indexOf(name);
  if (at < 0) throw new Error(`the printer did not tell ${name}`);
  // Behind the name stands the length of the value, two bytes.
  return answer.readInt32BE(at + name.length + 2);
}

/** Prints a text under this name; resolves when the printer has taken it. */
export async function printPlainly(uri: string, name: string, text: Uint8Array): Promise<void> {
  const head = encode(operations.printJob, uri, [
    [nameTag, 'requesting-user-name', 'bench'],
    [nameTag, 'job-name', name],
    [mediaTypeTag, 'document-format', 'text/plain'],
  ]);
  await post(uri, Buffer.concat([head, text]));
}

/** Whether the printer says that this job is completed. Throws when it ended otherwise. */
export async function isCompleted(uri: string, jobId: number): Promise<boolean> {
  const answer = await post(
    uri,
    encode(operations.jobAttributes, uri, [
      [tag.integer, 'job-id', jobId],
      [nameTag, 'requesting-user-name', 'bench'],
      [keywordTag, 'requested-attributes', 'job-state'],
    ]),
  );
  const state = integerOf(answer, 'job-state');
  if (state === states.canceled || state === states.aborted) throw new Error(`job ${jobId} ended as ${state}`);
  return state === states.completed;
}
