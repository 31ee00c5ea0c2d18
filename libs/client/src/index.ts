export { callOptions, formOf, type CallArguments, type CallInput } from './call-input.js';
export { createClient, type Client, type ClientOptions } from './client.js';
export { connectLive, type LiveConnection, type LiveOptions, type LiveSocket } from './live.js';
export { createVersionFilter, type VersionFilter } from './version-filter.js';
export { OFFLINE, ProblemError, offlineProblem, problemFrom, type ProblemCode } from './problem-error.js';
export { createEventParser, type StreamEvent } from './event-parser.js';
export { openStream, type EventStream, type StreamOptions } from './stream.js';
export { growingDelay } from './delay.js';
export { keyByBody, randomKey } from './random-key.js';
