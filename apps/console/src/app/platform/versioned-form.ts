import { type Signal, type WritableSignal, effect, signal, untracked } from '@angular/core';
import type { ErrorCode } from '@picolo/contracts';
import type { Loaded } from '@picolo/web';
import type { Submission } from '@picolo/web/forms';

interface Parts<F, V> {
  /** What is edited, as the server has it; null until it came, or for good while it is new. */
  readonly view: Loaded<V>;
  readonly model: WritableSignal<F>;
  /** Its field tree. */
  readonly form: () => { reset(value: NoInfer<F>): void };
  readonly sending: Submission;
  readonly toForm: (view: V) => NoInfer<F>;
  /** How the server says that somebody else saved meanwhile. */
  readonly conflictCode: ErrorCode;
}

/** A form over something that others edit too, each save on top of a version. */
export interface VersionedForm<F, V> {
  readonly sending: Submission;
  /** Somebody else saved meanwhile. */
  readonly conflict: Signal<boolean>;
  /** What the form started from. */
  readonly base: Signal<F>;
  /** Something typed is not saved. */
  changed(): boolean;
  /** Starts from what the server has now. */
  start(view: V): void;
  /** True when it went through. */
  send(): Promise<boolean>;
}

/** Fills the form with what was loaded, whenever it was loaded again; call in an injection context. */
export function versionedForm<F, V>({ view, model, form, sending, ...parts }: Parts<F, V>): VersionedForm<F, V> {
  const conflict = signal(false);
  const base = signal(model());
  let started: V | null = null;
  const start = (from: V): void => {
    started = from;
    conflict.set(false);
    base.set(parts.toForm(from));
    form().reset(base());
  };
  effect(() => {
    const loaded = view.value();
    if (loaded === null || loaded === started) return;
    untracked(() => {
      start(loaded);
    });
  });
  const send = async (): Promise<boolean> => {
    conflict.set(false);
    if (await sending.run()) return true;
    conflict.set(sending.problem()?.code === parts.conflictCode);
    return false;
  };
  const changed = (): boolean => JSON.stringify(model()) !== JSON.stringify(base());
  return { sending, conflict: conflict.asReadonly(), base: base.asReadonly(), changed, start, send };
}
