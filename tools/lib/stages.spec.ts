import { describe, expect, it } from 'vitest';
import { problemLines, runStages, stageLines, type Stage } from './stages.ts';

const stage = (name: string, failed: number): Stage => ({
  name,
  run: () => Promise.resolve({ passed: 3, failed, problems: failed === 0 ? [] : ['expected 1, got 2'] }),
});

describe('stages of a test run', () => {
  it('OP-1 one that fails or breaks keeps no other from running, and each says how long it took', async () => {
    const broken: Stage = { name: 'broken', run: () => Promise.reject(new Error('no disk')) };
    const told: string[] = [];
    const results = await runStages([stage('first', 1), broken, stage('last', 0)], 1, (text) => told.push(text));
    expect(results.map(({ name, passed, failed }) => [name, passed, failed])).toEqual([
      ['first', 3, 1],
      ['broken', 0, 1],
      ['last', 3, 0],
    ]);
    expect(told.filter((line) => /^[✔✖] .* \d+\.\d s$/.test(line))).toHaveLength(3);
  });

  it('OP-1 the recall holds one line per stage, in columns', () => {
    const results = ['db', 'pr-3-kill-matrix'].map((name, index) => ({
      ...{ name, passed: 7, failed: index, problems: [], seconds: 61.25 },
    }));
    expect(stageLines(results)).toEqual([
      '✔ db               7                      61.3 s',
      '✖ pr-3-kill-matrix 7 passed, 1 failed     61.3 s',
    ]);
  });

  it('OP-1 the end of a run names each failure with its stage, and of a long one the beginning', () => {
    const trace = Array.from({ length: 90 }, (_, index) => `at line ${index}`).join('\n');
    const results = [
      { name: 'db', passed: 7, failed: 0, problems: [], seconds: 1 },
      { name: 'system', passed: 7, failed: 2, problems: ['one › expected 1, got 2', trace], seconds: 1 },
    ];
    const lines = problemLines(results).join('\n').split('\n');
    expect(lines.slice(0, 3)).toEqual(['system:', '    one › expected 1, got 2', 'system:']);
    expect(lines.at(-2)).toBe('    at line 29');
    expect(lines.at(-1)).toBe('    … 60 more lines, above');
  });
});
