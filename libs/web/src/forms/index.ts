/** Everything that needs forms, apart from `@picolo/web`: a page without a form loads no code of forms (UI-4). */
export { SecondFactorSteps } from '../auth/second-factor-steps';
export { SignedInDevices } from '../auth/signed-in-devices';
export { bytesOf, printContentRules } from './print-content';
export { problemErrors, type ProblemErrorOptions } from './problem-errors';
export { type Submission, type SubmissionOptions, submission } from './submission';
