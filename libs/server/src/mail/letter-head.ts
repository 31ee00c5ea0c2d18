export interface LetterHeadValues {
  /** Name of the company, as senders' name and at the top of every letter. */
  readonly company: string;
  /** Where answers go; null: nowhere special. */
  readonly replyTo: string | null;
}

/** Whom letters come from. Its own port: the mail platform knows no business. */
export abstract class LetterHead {
  abstract read(): Promise<LetterHeadValues>;
}
