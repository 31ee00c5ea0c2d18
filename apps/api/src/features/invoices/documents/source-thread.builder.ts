import type { RenderThreads, ThreadProgram } from './render-threads.js';

const contracts = new URL('../../../../../../libs/contracts/src/index.ts', import.meta.url).href;

/** Lets a plain Node load our sources as they are: the name of the contracts, and `.js` that is still a `.ts`. */
const HOOKS = `
  import { registerHooks } from 'node:module';
  registerHooks({
    resolve(name, context, next) {
      if (name === '@picolo/contracts') return next(${JSON.stringify(contracts)}, context);
      const source = context.parentURL?.endsWith('.ts') && name.startsWith('.');
      return next(source ? name.replace(/\\.js$/u, '.ts') : name, context);
    },
  });
`;

/** The rendering thread for tests, which run the sources: nothing is compiled for them. */
export const SOURCE_THREAD: ThreadProgram = {
  url: new URL('./render-thread.ts', import.meta.url),
  execArgv: [
    '--no-warnings',
    '--experimental-transform-types',
    '--import',
    `data:text/javascript,${encodeURIComponent(HOOKS)}`,
  ],
};

/** For tests of a whole application, whose threads would otherwise look for what is compiled. */
export function renderFromSources(threads: RenderThreads): void {
  Object.assign(threads, { program: SOURCE_THREAD });
}
