import { inject } from '@angular/core';
import type { ProblemError } from '@picolo/web';
import { Texts } from './texts';

/** The sentence for a failed call: the server's own, or ours when it gave none. Call in an injection context. */
export function injectProblemText(): (problem: ProblemError) => string {
  const texts = inject(Texts);
  return (problem) => {
    if (problem.offline) return texts.t('errors.offline');
    return problem.detail === '' ? texts.t('errors.unexpected') : problem.detail;
  };
}
