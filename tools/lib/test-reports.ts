import { plain } from './shell.ts';
import type { Outcome } from './stages.ts';

/** The parts of vitest's JSON report that are read here. */
export interface VitestReport {
  testResults: {
    name: string;
    status: string;
    message?: string;
    assertionResults: {
      fullName: string;
      status: string;
      failureMessages?: string[];
      meta?: { facts?: string[] };
    }[];
  }[];
}

/** The parts of Playwright's JSON report that are read here. */
export interface PlaywrightReport {
  suites: PlaywrightSuite[];
  errors?: { message?: string }[];
}

export interface PlaywrightSuite {
  title: string;
  suites?: PlaywrightSuite[];
  specs?: { title: string; file: string; tests: PlaywrightTest[] }[];
}

interface PlaywrightTest {
  status: string;
  results: { errors?: { message?: string }[] }[];
}

function count(entries: readonly { name: string; ok: boolean; why: string }[]): Outcome {
  const bad = entries.filter(({ ok }) => !ok);
  return {
    passed: entries.length - bad.length,
    failed: bad.length,
    problems: bad.map(({ name, why }) => plain(`✖ ${name}\n${why}`.trim())),
  };
}

/** Skipped and to-do tests count as failed: what was not run was not proved. So does a file that could not be loaded. */
export function readVitest(report: VitestReport, root: string): Outcome {
  const entries = report.testResults.flatMap((file) => {
    const name = file.name.replace(`${root}/`, '').replace(root, '');
    const tests = file.assertionResults.map((test) => ({
      name: `${name} › ${test.fullName}`,
      ok: test.status === 'passed',
      why: test.status === 'failed' ? (test.failureMessages ?? []).join('\n') : `was not run (${test.status})`,
    }));
    const isBroken = file.status === 'failed' && tests.every(({ ok }) => ok);
    return isBroken ? [...tests, { name, ok: false, why: file.message ?? 'could not be loaded' }] : tests;
  });
  const facts = report.testResults.flatMap((file) => file.assertionResults.flatMap(({ meta }) => meta?.facts ?? []));
  return facts.length === 0 ? count(entries) : { ...count(entries), facts };
}

/** The same for Playwright: anything but "expected" is a failure. */
export function readPlaywright(report: PlaywrightReport): Outcome {
  const ofSuite = (suite: PlaywrightSuite): { name: string; ok: boolean; why: string }[] => [
    ...(suite.specs ?? []).flatMap((spec) =>
      spec.tests.map((test) => ({
        name: `${spec.file} › ${spec.title}`,
        ok: test.status === 'expected',
        why: messages(test.results.flatMap(({ errors }) => errors ?? [])) || `was not run (${test.status})`,
      })),
    ),
    ...(suite.suites ?? []).flatMap(ofSuite),
  ];
  const entries = report.suites.flatMap(ofSuite);
  const broken = (report.errors ?? []).map((error) => ({ name: 'browser tests', ok: false, why: messages([error]) }));
  return count([...entries, ...broken]);
}

const messages = (errors: readonly { message?: string }[]): string =>
  errors.map(({ message }) => message ?? '').join('\n');
