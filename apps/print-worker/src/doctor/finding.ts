/** One thing that was looked at, in a sentence for whoever installs the worker. */
export interface Finding {
  readonly isFine: boolean;
  readonly sentence: string;
}

export const fine = (sentence: string): Finding => ({ isFine: true, sentence });
export const wrong = (sentence: string): Finding => ({ isFine: false, sentence });
