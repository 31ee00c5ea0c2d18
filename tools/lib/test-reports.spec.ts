import { describe, expect, it } from 'vitest';
import { readPlaywright, readVitest } from './test-reports.ts';

const file = (status: string, ...tests: string[]): Parameters<typeof readVitest>[0]['testResults'][number] => ({
  name: '/clone/apps/a.spec.ts',
  status,
  message: 'cannot import b',
  assertionResults: tests.map((state, index) => ({
    fullName: `test ${index}`,
    status: state,
    failureMessages: state === 'failed' ? ['expected 1, got 2'] : [],
  })),
});

describe('test reports', () => {
  it('OP-1 counts what passed and prints what failed', () => {
    const outcome = readVitest({ testResults: [file('failed', 'passed', 'failed', 'passed')] }, '/clone');
    expect(outcome).toEqual({ passed: 2, failed: 1, problems: ['✖ apps/a.spec.ts › test 1\nexpected 1, got 2'] });
  });

  it.each(['skipped', 'pending', 'todo', 'disabled'])('OP-1 a %s test is a failure', (state) => {
    const outcome = readVitest({ testResults: [file('passed', 'passed', state)] }, '/clone');
    expect(outcome).toMatchObject({ passed: 1, failed: 1 });
    expect(outcome.problems[0]).toContain(`was not run (${state})`);
  });

  it('OP-1 a file that could not be loaded is a failure', () => {
    const outcome = readVitest({ testResults: [file('failed'), file('passed', 'passed')] }, '/clone');
    expect(outcome).toEqual({ passed: 1, failed: 1, problems: ['✖ apps/a.spec.ts\ncannot import b'] });
  });

  it('OP-1 figures that tests found are printed', () => {
    const told = file('passed', 'passed');
    const assertionResults = told.assertionResults.map((test) => ({ ...test, meta: { facts: ['7 kills'] } }));
    expect(readVitest({ testResults: [{ ...told, assertionResults }] }, '/clone').facts).toEqual(['7 kills']);
  });

  it('OP-1 browser tests: whatever is not as expected is a failure', () => {
    const spec = (title: string, status: string): object => ({
      title,
      file: 'a.pw.ts',
      tests: [{ status, results: [{ errors: [{ message: 'boom' }] }] }],
    });
    const specs = ['expected', 'unexpected', 'flaky', 'skipped'].map((status) => spec(status, status));
    const report = { suites: [{ title: 'a', suites: [{ title: 'b', specs }] }], errors: [{ message: 'no browser' }] };
    const outcome = readPlaywright(report as Parameters<typeof readPlaywright>[0]);
    expect(outcome).toMatchObject({ passed: 1, failed: 4 });
    expect(outcome.problems.at(-1)).toContain('no browser');
  });
});
