/** A reason to end that a person can act on: its message is one sentence, shown without a stack. */
export class PlainError extends Error {
  constructor(
    message: string,
    readonly exitCode = 1,
  ) {
    super(message);
    this.name = 'PlainError';
  }
}
