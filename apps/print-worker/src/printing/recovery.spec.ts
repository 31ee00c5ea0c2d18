import { describe, expect, it } from 'vitest';
import type { DriverKind, Evidence } from '../drivers/driver.js';
import { openStates, type JobState } from '../journal/job-state.js';
import { needsEvidence, recoveryAct } from './recovery.js';

const none: Evidence = { kind: 'none', reason: 'not-found' };
const unreachable: Evidence = { kind: 'unreachable', reason: 'off' };
const prepared: Evidence = { kind: 'prepared' };
const held: Evidence = { kind: 'held', spoolId: '7' };
const active: Evidence = { kind: 'active', spoolId: '7', reason: '' };
const done: Evidence = { kind: 'done', spoolId: '7' };
const ended: Evidence = { kind: 'ended', began: false, reason: 'aborted' };
const anything = [none, unreachable, prepared, held, active, done, ended];

/** driver, state, whether a byte may be out, what is found, what to do. */
const table: readonly (readonly [DriverKind, JobState, boolean, Evidence | null, string])[] = [
  ['folder', 'RECEIVED', false, null, 'redo'],
  ['folder', 'PREPARING', false, null, 'cancel-and-redo'],
  ['folder', 'PREPARED', false, prepared, 'commit'],
  ['folder', 'PREPARED', false, none, 'redo'],
  ['folder', 'COMMITTING', false, done, 'submitted'],
  ['folder', 'COMMITTING', false, prepared, 'commit'],
  ['folder', 'COMMITTING', false, none, 'uncertain'],
  ['folder', 'COMMITTING', false, unreachable, 'uncertain'],
  ['folder', 'SUBMITTED', false, null, 'poll'],
  ['ipp', 'RECEIVED', false, null, 'redo'],
  ['ipp', 'PREPARING', false, null, 'redo'],
  ['ipp', 'PREPARING', true, held, 'cancel-and-redo'],
  ['ipp', 'COMMITTING', false, null, 'redo'],
  ['ipp', 'COMMITTING', true, held, 'cancel-and-redo'],
  ['ipp', 'SUBMITTED', true, null, 'poll'],
];

describe('recovery table', () => {
  it.each(table)('PR-3 %s found in %s, byte sent: %s, %o → %s', (driver, state, sent, evidence, act) => {
    expect(recoveryAct(driver, state, sent, evidence)).toBe(act);
    expect(needsEvidence(driver, state, sent)).toBe(evidence !== null);
  });

  it('PR-3 direct IPP: after the first byte only a job that the printer holds is begun again', () => {
    for (const state of ['PREPARING', 'COMMITTING'] as const) {
      for (const evidence of anything.filter((one) => one !== held)) {
        expect(recoveryAct('ipp', state, true, evidence)).toBe('uncertain');
      }
    }
  });

  it('PR-3 nothing is begun again once it was submitted', () => {
    for (const driver of ['folder', 'ipp'] as const) {
      for (const evidence of anything) expect(recoveryAct(driver, 'SUBMITTED', true, evidence)).toBe('poll');
    }
  });

  it('knows an answer for every open state', () => {
    for (const driver of ['folder', 'ipp'] as const) {
      for (const state of openStates) expect(recoveryAct(driver, state, false, none)).toBeTypeOf('string');
      expect(() => recoveryAct(driver, 'CONFIRMED', false, none)).toThrow('not an open state');
    }
  });
});
