import { parentPort } from 'node:worker_threads';
import { NativeSpooler } from './native-spooler.js';
import { SpoolerFailure } from './spooler.js';
import type { SpoolerAnswer, SpoolerQuestion } from './thread-spooler.js';

const spooler = new NativeSpooler();

function answerTo({ id, name, args }: SpoolerQuestion): SpoolerAnswer {
  try {
    const calls = spooler as unknown as Record<string, (...all: readonly unknown[]) => unknown>;
    return { id, value: calls[name]?.(...args) };
  } catch (error) {
    if (error instanceof SpoolerFailure) return { id, act: error.act, code: error.code };
    throw error;
  }
}

parentPort?.on('message', (question: SpoolerQuestion) => {
  parentPort?.postMessage(answerTo(question));
});
