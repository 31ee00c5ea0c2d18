import { plain, run } from './shell.ts';
import { root } from './paths.ts';

/** What a stage proved: counts, and for each failure what a person needs to read. */
export interface Outcome {
  passed: number;
  failed: number;
  problems: string[];
  /** Figures that tests found out, printed below the stage. */
  facts?: string[];
}

export interface Stage {
  name: string;
  run: () => Promise<Outcome>;
}

export interface StageResult extends Outcome {
  name: string;
  seconds: number;
}

type Print = (text: string) => void;

/** A stage that broke proves nothing: it counts as one failure, whatever it had counted before. */
async function runStage({ name, run: work }: Stage, print: Print): Promise<StageResult> {
  const began = Date.now();
  const outcome = await work().catch((error: unknown): Outcome => {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { passed: 0, failed: 1, problems: [text] };
  });
  const result = { name, ...outcome, seconds: (Date.now() - began) / 1000 };
  print(lineOf(result, 14));
  for (const fact of result.facts ?? []) print(indent(fact));
  for (const problem of result.problems) print(indent(problem));
  return result;
}

function lineOf({ name, passed, failed, seconds }: StageResult, width: number): string {
  const counts = failed === 0 ? `${passed}` : `${passed} passed, ${failed} failed`;
  return `${failed === 0 ? '✔' : '✖'} ${name.padEnd(width)} ${counts.padEnd(22)} ${seconds.toFixed(1)} s`;
}

/** One line per stage, in columns. */
export const stageLines = (results: readonly StageResult[]): string[] => {
  const width = Math.max(0, ...results.map(({ name }) => name.length));
  return results.map((result) => lineOf(result, width));
};

const RECALLED_LINES = 30;

/** The first lines of a text: a trace of a page is long, its cause stands at the top. */
function beginning(text: string): string {
  const lines = text.split('\n');
  const left = lines.length - RECALLED_LINES;
  return left <= 0 ? text : [...lines.slice(0, RECALLED_LINES), `… ${left} more lines, above`].join('\n');
}

/** The beginning of each failure with its stage: who reads only the end of a long run's output must find them there. */
export const problemLines = (results: readonly StageResult[]): string[] =>
  results.flatMap(({ name, problems }) => problems.map((problem) => `${name}:\n${indent(beginning(problem))}`));

const indent = (text: string): string => text.replaceAll(/^/gm, '    ');

/** Runs stages, at most `width` at a time, and prints each result as it comes. */
export async function runStages(stages: readonly Stage[], width: number, print: Print): Promise<StageResult[]> {
  const waiting = [...stages];
  const results: StageResult[] = [];
  const lane = async (): Promise<void> => {
    for (let stage = waiting.shift(); stage !== undefined; stage = waiting.shift()) {
      results.push(await runStage(stage, print));
    }
  };
  await Promise.all(Array.from({ length: width }, lane));
  return results;
}

/** A stage that is one program, run by Node out of node_modules, whose exit status is the answer. */
export function programStage(name: string, script: string, args: readonly string[]): Stage {
  return {
    name,
    run: async () => {
      const { code, stdout, stderr } = await run(process.execPath, [`node_modules/${script}`, ...args], {
        cwd: root,
        env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
      });
      return code === 0
        ? { passed: 1, failed: 0, problems: [] }
        : { passed: 0, failed: 1, problems: [plain(`${stdout}\n${stderr}`).trim()] };
    },
  };
}

export interface Total {
  passed: number;
  failed: number;
}

export function total(results: readonly StageResult[]): Total {
  return results.reduce((sum, { passed, failed }) => ({ passed: sum.passed + passed, failed: sum.failed + failed }), {
    passed: 0,
    failed: 0,
  });
}
