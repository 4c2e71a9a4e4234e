/** One thing that can be typed. */
export interface CompletionChoice {
  label: string;
  /** Put into the text in place of the label. */
  insert?: string;
  /** Where the cursor goes, from the end of what was inserted. */
  cursorBack?: number;
  kind: "property" | "function" | "variable" | "keyword" | "step";
  /** A few quiet words beside it: the value in the sample, a signature. */
  detail?: string;
  /** A sentence that is shown while it is chosen. */
  description?: string;
  /** Higher comes first among equals; 0 is usual. */
  boost?: number;
}

export interface Completion {
  /** Where the word that is being completed begins. */
  from: number;
  choices: readonly CompletionChoice[];
}
