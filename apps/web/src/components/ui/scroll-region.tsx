import type { ComponentProps } from "react";

export interface ScrollRegionProps extends ComponentProps<"section"> {
  /** Read out when the keyboard comes to it. */
  "aria-label": string;
}

/** What scrolls by itself; the keyboard reaches it even if there is nothing in it to press, so that arrows scroll it. */
export function ScrollRegion(props: ScrollRegionProps) {
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
  return <section tabIndex={0} {...props} />;
}
