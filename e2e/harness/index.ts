export { api, demoPassword, signIn, type Answer, type Api } from './http.ts';
export { startStack, type Stack, type StackOptions } from './stack.ts';
export { tell } from './tell.ts';
export { waitFor } from './wait.ts';
