/** What a mail says; the template gives it its form, in HTML and in plain text. */
export interface Letter {
  /** The heading inside the letter. */
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly button?: {
    readonly label: string;
    /** Of a page, never of the API: `/account/verify#token=…`. PUBLIC_URL is put before it. */
    readonly path: string;
  };
  /** Small print: why one gets this letter, how long the link is good for. */
  readonly footer?: string;
}
