/** For tests: an event stream read line by line over real HTTP. */
export interface OpenedStream {
  readonly status: number;
  /** The next event, or comment as `{comment}`; undefined when the server ended the stream. */
  next(): Promise<Readonly<Record<string, string>> | undefined>;
  close(): void;
}

const read = (block: string): Record<string, string> => {
  const fields: Record<string, string> = {};
  for (const line of block.split('\n')) {
    const [name, ...rest] = line.split(': ');
    if (line !== '') fields[name === '' ? 'comment' : (name ?? '')] = rest.join(': ');
  }
  return fields;
};

export const openStream = async (
  address: string,
  accessToken: string,
  lastEventId?: number | string,
): Promise<OpenedStream> => {
  const stop = new AbortController();
  const response = await fetch(address, {
    headers: {
      accept: 'text/event-stream',
      authorization: `Bearer ${accessToken}`,
      ...(lastEventId === undefined ? {} : { 'last-event-id': String(lastEventId) }),
    },
    signal: stop.signal,
  });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const next = async (): Promise<Readonly<Record<string, string>> | undefined> => {
    for (;;) {
      text = text.replace(/^\n+/, '');
      const end = text.indexOf('\n\n');
      if (end >= 0) {
        const block = text.slice(0, end);
        text = text.slice(end + 2);
        return read(block);
      }
      const part = await reader?.read();
      if (part === undefined || part.done) return undefined;
      text += part.value;
    }
  };
  return { status: response.status, next, close: () => stop.abort() };
};
