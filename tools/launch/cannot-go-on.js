/** A failure of set-up that the person at the keyboard can mend: the message is one sentence that says how. */
export class CannotGoOn extends Error {
  constructor(message) {
    super(message);
    this.name = 'CannotGoOn';
  }
}
