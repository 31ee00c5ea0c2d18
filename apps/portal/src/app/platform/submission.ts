import { type Signal, signal } from '@angular/core';
import { type FieldTree, submit } from '@angular/forms/signals';
import { ProblemError, type ProblemErrorOptions, problemErrors } from '@picolo/web';

export interface Submission {
  readonly busy: Signal<boolean>;
  /** A refusal that belongs to no single field. */
  readonly problem: Signal<ProblemError | null>;
  /** Validates, calls, and puts the server's errors on their fields; true when it went through. */
  run(): Promise<boolean>;
}

/** Sending of a form. Focus goes to the first field that is refused. */
export function submission<T>(
  form: FieldTree<T>,
  action: () => Promise<void>,
  options: ProblemErrorOptions = {},
): Submission {
  const busy = signal(false);
  const problem = signal<ProblemError | null>(null);

  const attempt = async (): Promise<ReturnType<typeof problemErrors> | undefined> => {
    try {
      await action();
      return undefined;
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      const errors = problemErrors(error, form, options);
      if (errors.length === 0) problem.set(error);
      return errors;
    }
  };

  const run = async (): Promise<boolean> => {
    if (busy()) return false;
    problem.set(null);
    busy.set(true);
    try {
      const done = await submit(form, { action: attempt });
      if (!done) form().errorSummary()[0]?.fieldTree().focusBoundControl();
      return done && problem() === null;
    } finally {
      busy.set(false);
    }
  };
  return { busy: busy.asReadonly(), problem: problem.asReadonly(), run };
}
