import { createRequire } from 'node:module';

/** The two calls of the package that are used; `watch` asks `lpq` again and again for as long as the process lives. */
interface NodePrinter {
  new (queue: string): {
    printFile(file: string, options: object): { on(event: 'sent' | 'error', told: (what: unknown) => void): void };
  };
  list(): readonly string[];
  prototype: { watch(): void };
}

/** What this process answers, one line of JSON. */
export type NodePrinterAnswer =
  { readonly queues: readonly string[] } | { readonly job: number | null } | { readonly error: string };

function answer(what: NodePrinterAnswer): void {
  process.stdout.write(`${JSON.stringify(what)}\n`);
}

function load(folder: string): NodePrinter {
  const Printer = createRequire(`${folder}/package.json`)('node-printer') as NodePrinter;
  Printer.prototype.watch = () => undefined;
  return Printer;
}

const [folder = '', queue, file, name, user] = process.argv.slice(2);
try {
  const Printer = load(folder);
  if (queue === undefined || file === undefined) {
    answer({ queues: Printer.list().filter((one) => one !== '') });
  } else {
    const job = new Printer(queue).printFile(file, { t: name, U: user });
    job.on('sent', (id) => {
      answer({ job: typeof id === 'number' && Number.isInteger(id) ? id : null });
    });
    job.on('error', (error) => {
      answer({ error: String(error) });
    });
  }
} catch (error) {
  answer({ error: error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error) });
}
