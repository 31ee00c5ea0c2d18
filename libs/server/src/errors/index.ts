export { ProblemFilter } from './problem.filter.js';
export { problemOf, refusalOf } from './problem.js';
export { validationPipe } from './validation.js';
