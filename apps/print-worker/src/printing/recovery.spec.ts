import { describe, expect, it } from 'vitest';
import type { Evidence } from '../drivers/driver.js';
import { guarantees, type Guarantee } from '../drivers/guarantee.js';
import { openStates, type JobState } from '../journal/job-state.js';
import { needsEvidence, recoveryAct } from './recovery.js';

const none: Evidence = { kind: 'none', reason: 'not-found' };
const unreachable: Evidence = { kind: 'unreachable', reason: 'off' };
const prepared: Evidence = { kind: 'prepared' };
const held: Evidence = { kind: 'held', spoolId: '7' };
const incoming: Evidence = { kind: 'incoming', spoolId: '7' };
const active: Evidence = { kind: 'active', spoolId: '7', reason: '' };
const done: Evidence = { kind: 'done', spoolId: '7' };
const ended: Evidence = { kind: 'ended', began: false, reason: 'aborted' };
const anything = [none, unreachable, prepared, held, incoming, active, done, ended];

/** guarantee, state, whether a byte may be out, what is found (null: not asked), what to do. */
const table: readonly (readonly [Guarantee, JobState, boolean, Evidence | null, string])[] = [
  ['two-phase-folder', 'RECEIVED', false, null, 'redo'],
  ['two-phase-folder', 'PREPARING', false, null, 'cancel-and-redo'],
  ['two-phase-folder', 'PREPARED', false, prepared, 'commit'],
  ['two-phase-folder', 'PREPARED', false, none, 'redo'],
  ['two-phase-folder', 'COMMITTING', false, done, 'submitted'],
  ['two-phase-folder', 'COMMITTING', false, prepared, 'commit'],
  ['two-phase-folder', 'COMMITTING', false, none, 'uncertain'],
  ['two-phase-folder', 'COMMITTING', false, unreachable, 'wait'],
  ['two-phase-folder', 'SUBMITTED', false, null, 'poll'],
  ['two-phase-spooler', 'RECEIVED', false, null, 'redo'],
  ['two-phase-spooler', 'PREPARING', false, none, 'redo'],
  ['two-phase-spooler', 'PREPARING', false, held, 'prepared'],
  ['two-phase-spooler', 'PREPARING', false, incoming, 'cancel-and-redo'],
  ['two-phase-spooler', 'PREPARING', false, active, 'prepared'],
  ['two-phase-spooler', 'PREPARING', false, done, 'prepared'],
  ['two-phase-spooler', 'PREPARING', false, ended, 'prepared'],
  ['two-phase-spooler', 'PREPARING', false, unreachable, 'wait'],
  ['two-phase-spooler', 'PREPARED', false, held, 'commit'],
  ['two-phase-spooler', 'PREPARED', false, none, 'redo'],
  ['two-phase-spooler', 'PREPARED', false, incoming, 'cancel-and-redo'],
  ['two-phase-spooler', 'PREPARED', false, active, 'commit'],
  ['two-phase-spooler', 'PREPARED', false, done, 'commit'],
  ['two-phase-spooler', 'PREPARED', false, ended, 'commit'],
  ['two-phase-spooler', 'PREPARED', false, unreachable, 'wait'],
  ['two-phase-spooler', 'COMMITTING', false, held, 'commit'],
  ['two-phase-spooler', 'COMMITTING', false, active, 'submitted'],
  ['two-phase-spooler', 'COMMITTING', false, done, 'submitted'],
  ['two-phase-spooler', 'COMMITTING', false, ended, 'submitted'],
  ['two-phase-spooler', 'COMMITTING', false, none, 'uncertain'],
  ['two-phase-spooler', 'COMMITTING', false, incoming, 'uncertain'],
  ['two-phase-spooler', 'COMMITTING', false, unreachable, 'wait'],
  ['two-phase-spooler', 'SUBMITTED', false, null, 'poll'],
  ['two-phase-winspool', 'RECEIVED', false, null, 'redo'],
  ['two-phase-winspool', 'PREPARING', false, none, 'redo'],
  ['two-phase-winspool', 'PREPARING', false, held, 'cancel-and-redo'],
  ['two-phase-winspool', 'PREPARING', false, incoming, 'cancel-and-redo'],
  ['two-phase-winspool', 'PREPARING', false, active, 'prepared'],
  ['two-phase-winspool', 'PREPARING', false, done, 'prepared'],
  ['two-phase-winspool', 'PREPARING', false, ended, 'prepared'],
  ['two-phase-winspool', 'PREPARING', false, unreachable, 'wait'],
  ['two-phase-winspool', 'PREPARED', false, held, 'commit'],
  ['two-phase-winspool', 'PREPARED', false, none, 'uncertain'],
  ['two-phase-winspool', 'PREPARED', false, incoming, 'cancel-and-redo'],
  ['two-phase-winspool', 'PREPARED', false, active, 'commit'],
  ['two-phase-winspool', 'PREPARED', false, done, 'commit'],
  ['two-phase-winspool', 'PREPARED', false, ended, 'commit'],
  ['two-phase-winspool', 'PREPARED', false, unreachable, 'wait'],
  ['two-phase-winspool', 'COMMITTING', false, held, 'commit'],
  ['two-phase-winspool', 'COMMITTING', false, active, 'submitted'],
  ['two-phase-winspool', 'COMMITTING', false, done, 'submitted'],
  ['two-phase-winspool', 'COMMITTING', false, ended, 'submitted'],
  ['two-phase-winspool', 'COMMITTING', false, none, 'uncertain'],
  ['two-phase-winspool', 'COMMITTING', false, incoming, 'uncertain'],
  ['two-phase-winspool', 'COMMITTING', false, unreachable, 'wait'],
  ['two-phase-winspool', 'SUBMITTED', false, null, 'poll'],
  ['one-call', 'RECEIVED', false, null, 'redo'],
  ['one-call', 'PREPARING', false, null, 'redo'],
  ['one-call', 'PREPARING', true, null, 'uncertain'],
  ['one-call', 'COMMITTING', false, null, 'uncertain'],
  ['one-call', 'COMMITTING', true, null, 'uncertain'],
  ['one-call', 'SUBMITTED', true, null, 'poll'],
  ['streaming', 'RECEIVED', false, null, 'redo'],
  ['streaming', 'PREPARING', false, null, 'redo'],
  ['streaming', 'PREPARING', true, held, 'cancel-and-redo'],
  ['streaming', 'COMMITTING', false, null, 'redo'],
  ['streaming', 'COMMITTING', true, held, 'cancel-and-redo'],
  ['streaming', 'SUBMITTED', true, null, 'poll'],
  ['blind', 'RECEIVED', false, null, 'redo'],
  ['blind', 'PREPARING', false, null, 'redo'],
  ['blind', 'PREPARING', true, null, 'uncertain'],
  ['blind', 'COMMITTING', false, null, 'uncertain'],
  ['blind', 'COMMITTING', true, null, 'uncertain'],
  ['blind', 'SUBMITTED', true, null, 'poll'],
];

describe('recovery table', () => {
  it.each(table)('PR-3 %s found in %s, byte sent: %s, %o → %s', (guarantee, state, sent, evidence, act) => {
    expect(recoveryAct(guarantee, state, sent, evidence)).toBe(act);
    expect(needsEvidence(guarantee, state, sent)).toBe(evidence !== null);
  });

  it('PR-3 streaming: after the first byte only a job that the printer holds is begun again', () => {
    for (const state of ['PREPARING', 'COMMITTING'] as const) {
      for (const evidence of anything.filter((one) => one !== held)) {
        expect(recoveryAct('streaming', state, true, evidence)).toBe('uncertain');
      }
    }
  });

  it('PR-3 nothing is begun again once it was submitted', () => {
    for (const guarantee of guarantees) {
      for (const evidence of anything) expect(recoveryAct(guarantee, 'SUBMITTED', true, evidence)).toBe('poll');
    }
  });

  it('PR-3 no spooler job is uncertain before the word to print was written down, but one that Windows has not kept', () => {
    for (const guarantee of ['two-phase-spooler', 'two-phase-winspool'] as const) {
      for (const state of ['RECEIVED', 'PREPARING', 'PREPARED'] as const) {
        for (const evidence of anything) {
          const isLost = guarantee === 'two-phase-winspool' && state === 'PREPARED' && evidence === none;
          expect(recoveryAct(guarantee, state, false, evidence) === 'uncertain').toBe(isLost);
        }
      }
    }
  });

  it('knows an answer for every open state', () => {
    for (const guarantee of guarantees) {
      for (const state of openStates) expect(recoveryAct(guarantee, state, false, none)).toBeTypeOf('string');
      expect(() => recoveryAct(guarantee, 'CONFIRMED', false, none)).toThrow('not an open state');
    }
  });
});
