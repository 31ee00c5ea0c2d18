import { type Signal, signal } from '@angular/core';
import { type FieldTree, type ValidationError, submit } from '@angular/forms/signals';
import { type ProblemError, toProblem } from '../api/problem';
import { type ProblemErrorOptions, problemErrors } from './problem-errors';

export interface Submission {
  readonly busy: Signal<boolean>;
  /** A refusal that belongs to no single field. */
  readonly problem: Signal<ProblemError | null>;
  /** Validates, calls, and puts the server's errors on their fields; true when it went through. */
  run(): Promise<boolean>;
}

export interface SubmissionOptions extends ProblemErrorOptions {
  /** Field that a refusal belongs to by its facts: the line of the product that ran out. */
  readonly fieldOf?: (problem: ProblemError) => string | null;
}

/** Sending of a form, once for all forms. Focus goes to the first field that is refused; a second click is not heard. */
export function submission<T>(
  form: FieldTree<T>,
  action: () => Promise<unknown>,
  options: SubmissionOptions = {},
): Submission {
  const busy = signal(false);
  const problem = signal<ProblemError | null>(null);

  const attempt = async (): Promise<ValidationError.WithOptionalFieldTree[] | undefined> => {
    try {
      await action();
      return undefined;
    } catch (error) {
      const refused = toProblem(error);
      const field = options.fieldOf?.(refused);
      const errors = problemErrors(error, form, field ? { fieldOfCode: { [refused.code]: field } } : options);
      if (errors.length === 0) problem.set(refused);
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
