/** How often the clock is looked at while something is waited for. */
const looks = 5;

/**
 * What is answered; rejects when nothing comes for `ms`. The time in which this process was too busy to hear an answer is
 * not held against who answers: however late a look at the clock comes, it counts as one, and what has arrived is read
 * before the next.
 */
export function answerInTime<T>(answer: Promise<T>, ms: number): Promise<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  let left = looks;
  const look = (): void => {
    left -= 1;
    if (left > 0) timer = setTimeout(look, ms / looks);
    else reject(new Error(`no answer for ${ms} ms`));
  };
  let timer = setTimeout(look, ms / looks);
  void answer.then(resolve, reject).finally(() => {
    clearTimeout(timer);
  });
  return promise;
}
