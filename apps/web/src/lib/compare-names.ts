const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

/** Orders names as people do: "Work 2" before "Work 10", capitals like small letters. */
export const compareNames = collator.compare;
