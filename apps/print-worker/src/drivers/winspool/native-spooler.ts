import { koffi, type Koffi, type NativeFunction } from '../../windows/koffi.js';
import { jobControl, SpoolerFailure, type JobControl, type SpoolerJob, type SpoolerQueue } from './spooler.js';

/** PRINTER_ENUM_LOCAL and PRINTER_ENUM_CONNECTIONS: all that this account has. */
const everyQueue = 6;
const mostJobs = 10_000;

const declarations = {
  enumPrinters:
    'bool __stdcall EnumPrintersW(uint32 flags, str16 name, uint32 level, uint8 *info, uint32 size, _Out_ uint32 *needed, _Out_ uint32 *returned)',
  openPrinter: 'bool __stdcall OpenPrinterW(str16 name, _Out_ void **handle, void *defaults)',
  closePrinter: 'bool __stdcall ClosePrinter(void *handle)',
  getPrinter: 'bool __stdcall GetPrinterW(void *handle, uint32 level, uint8 *info, uint32 size, _Out_ uint32 *needed)',
  enumJobs:
    'bool __stdcall EnumJobsW(void *handle, uint32 first, uint32 count, uint32 level, uint8 *info, uint32 size, _Out_ uint32 *needed, _Out_ uint32 *returned)',
  setJob: 'bool __stdcall SetJobW(void *handle, uint32 job, uint32 level, void *info, uint32 command)',
  startDoc: 'uint32 __stdcall StartDocPrinterW(void *handle, uint32 level, _In_ PicoloDocument *info)',
  write: 'bool __stdcall WritePrinter(void *handle, uint8 *bytes, uint32 size, _Out_ uint32 *written)',
  endDoc: 'bool __stdcall EndDocPrinter(void *handle)',
  abort: 'bool __stdcall AbortPrinter(void *handle)',
} as const;

const words = (...names: string[]): Record<string, string> => Object.fromEntries(names.map((name) => [name, 'str16']));
const numbers = (...names: string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, 'uint32']));

/** PRINTER_INFO_2W, JOB_INFO_1W and DOC_INFO_1W. */
function declareStructures(ffi: Koffi): void {
  ffi.struct('PicoloQueue', {
    ...words('server', 'name', 'share', 'port', 'driver', 'comment', 'location'),
    mode: 'void *',
    ...words('separator', 'processor', 'datatype', 'parameters'),
    security: 'void *',
    ...numbers('attributes', 'priority', 'usualPriority', 'start', 'until', 'status', 'jobs', 'speed'),
  });
  ffi.struct('PicoloJob', {
    id: 'uint32',
    ...words('printer', 'machine', 'user', 'document', 'datatype', 'said'),
    ...numbers('status', 'priority', 'position', 'pages', 'printed'),
    // SYSTEMTIME
    ...Object.fromEntries(Array.from({ length: 8 }, (_, index) => [`time${index}`, 'uint16'])),
  });
  ffi.struct('PicoloDocument', words('name', 'file', 'datatype'));
}

type Functions = Record<keyof typeof declarations, NativeFunction>;

/** The calls themselves. They block until the spooler answers, so that they are made in a thread of their own. */
export class NativeSpooler {
  private readonly ffi: Koffi;
  private readonly calls: Functions;
  private readonly lastError: NativeFunction;
  private open: unknown = null;

  /** Throws PlainError where there is no Windows or no koffi. */
  constructor() {
    this.ffi = koffi();
    declareStructures(this.ffi);
    const library = this.ffi.load('winspool.drv');
    const entries = Object.entries(declarations).map(([name, declaration]) => [name, library.func(declaration)]);
    this.calls = Object.fromEntries(entries) as Functions;
    this.lastError = this.ffi.load('kernel32.dll').func('uint32 __stdcall GetLastError()');
  }

  queues(): readonly SpoolerQueue[] {
    const { enumPrinters } = this.calls;
    return this.list('PicoloQueue', 'list', (info, size, needed, returned) =>
      enumPrinters(everyQueue, null, 2, info, size, needed, returned),
    ).map(toQueue);
  }

  queue(name: string): SpoolerQueue {
    return this.with(name, (handle) => {
      const found = this.list('PicoloQueue', 'look', (info, size, needed, returned) => {
        returned[0] = 1;
        return this.calls.getPrinter(handle, 2, info, size, needed);
      })[0];
      if (found === undefined) throw new SpoolerFailure('look', 0);
      return toQueue(found);
    });
  }

  jobs(name: string): readonly SpoolerJob[] {
    return this.with(name, (handle) =>
      this.list('PicoloJob', 'jobs', (info, size, needed, returned) =>
        this.calls.enumJobs(handle, 0, mostJobs, 1, info, size, needed, returned),
      ).map(({ id, document, status }) => ({
        id: Number(id),
        document: typeof document === 'string' ? document : '',
        status: Number(status),
      })),
    );
  }

  begin(name: string, document: string): number {
    if (this.open !== null) this.abandon();
    const handle = this.openQueue(name);
    const job = Number(this.calls.startDoc(handle, 1, { name: document, file: null, datatype: 'RAW' }));
    if (job === 0) {
      const failure = this.failure('begin');
      this.calls.closePrinter(handle);
      throw failure;
    }
    this.open = handle;
    return job;
  }

  write(bytes: Uint8Array): void {
    let rest = bytes;
    while (rest.length > 0) {
      const written = [0];
      if (!this.calls.write(this.open, rest, rest.length, written)) throw this.failure('write');
      if (written[0] === undefined || written[0] <= 0) throw new SpoolerFailure('write', 0);
      rest = rest.subarray(written[0]);
    }
  }

  end(): void {
    if (!this.calls.endDoc(this.open)) throw this.failure('end');
    this.close();
  }

  abandon(): void {
    if (this.open === null) return;
    this.calls.abort(this.open);
    this.close();
  }

  control(name: string, job: number, command: JobControl): void {
    this.with(name, (handle) => {
      if (!this.calls.setJob(handle, job, 0, null, jobControl[command])) throw this.failure(command);
    });
  }

  private close(): void {
    this.calls.closePrinter(this.open);
    this.open = null;
  }

  private openQueue(name: string): unknown {
    const handle: unknown[] = [null];
    if (!this.calls.openPrinter(name, handle, null)) throw this.failure('open');
    return handle[0];
  }

  private with<T>(name: string, act: (handle: unknown) => T): T {
    const handle = this.openQueue(name);
    try {
      return act(handle);
    } finally {
      this.calls.closePrinter(handle);
    }
  }

  /** Asks how much room an answer needs, and again when it has grown meanwhile. */
  private list(
    type: 'PicoloQueue' | 'PicoloJob',
    act: string,
    ask: (info: Uint8Array | null, size: number, needed: number[], returned: number[]) => unknown,
  ): readonly Record<string, unknown>[] {
    let info: Buffer | null = null;
    for (;;) {
      const [needed, returned] = [[0], [0]];
      const isDone = Boolean(ask(info, info?.length ?? 0, needed, returned));
      const size = needed[0] ?? 0;
      if (isDone) return info === null ? [] : this.decoded(info, type, returned[0] ?? 0);
      // "Too small", whatever number stands beside it.
      if (size <= (info?.length ?? 0)) throw this.failure(act);
      info = Buffer.alloc(size);
    }
  }

  private decoded(info: Buffer, type: string, count: number): readonly Record<string, unknown>[] {
    return count === 0 ? [] : (this.ffi.decode(info, type, count) as Record<string, unknown>[]);
  }

  private failure(act: string): SpoolerFailure {
    return new SpoolerFailure(act, Number(this.lastError()));
  }
}

const toQueue = ({ name, status, attributes }: Record<string, unknown>): SpoolerQueue => ({
  name: typeof name === 'string' ? name : '',
  status: Number(status),
  attributes: Number(attributes),
});
