export interface StreamEvent {
  /** The last id seen on the stream, empty before the first. */
  readonly id: string;
  /** `message` unless the server names it. */
  readonly event: string;
  readonly data: string;
}

export interface EventParser {
  /** Text as it comes, cut anywhere; answers the events that are now whole. */
  push(chunk: string): readonly StreamEvent[];
  /** Milliseconds the server asked to wait before connecting again; null when it did not. */
  readonly retry: number | null;
}

/** Server-sent events as the HTML standard reads them (§9.2.6): fields by line, an empty line ends an event. */
export function createEventParser(lastId = ''): EventParser {
  const state = { rest: '', id: lastId, event: '', data: [] as string[], retry: null as number | null };

  const field = (line: string): void => {
    const colon = line.indexOf(':');
    const name = colon === -1 ? line : line.slice(0, colon);
    const value = colon === -1 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (name === 'data') state.data.push(value);
    else if (name === 'event') state.event = value;
    else if (name === 'id' && !value.includes('\0')) state.id = value;
    else if (name === 'retry' && /^\d+$/.test(value)) state.retry = Number(value);
  };

  const dispatch = (): StreamEvent | null => {
    const done = { id: state.id, event: state.event === '' ? 'message' : state.event, data: state.data.join('\n') };
    const any = state.data.length > 0;
    state.event = '';
    state.data = [];
    return any ? done : null;
  };

  return {
    get retry(): number | null {
      return state.retry;
    },
    push(chunk): readonly StreamEvent[] {
      const events: StreamEvent[] = [];
      const text = state.rest + chunk;
      // A carriage return at the very end may be half of a CR LF.
      const whole = text.endsWith('\r') ? text.slice(0, -1) : text;
      const lines = whole.split(/\r\n|\n|\r/);
      state.rest = (lines.pop() ?? '') + text.slice(whole.length);
      for (const line of lines) {
        const event = line === '' ? dispatch() : null;
        if (event !== null) events.push(event);
        if (line !== '') field(line);
      }
      return events;
    },
  };
}
