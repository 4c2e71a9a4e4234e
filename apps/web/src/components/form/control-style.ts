/** The look of everything one types or chooses in. */
export const controlStyle =
  "w-full rounded-control border border-line-strong bg-surface px-2.5 text-ink text-sm transition-colors hover:border-ink-faint focus-visible:border-accent focus-visible:outline-2 focus-visible:-outline-offset-1 focus-visible:outline-accent disabled:cursor-not-allowed disabled:bg-sunken disabled:text-ink-faint disabled:hover:border-line-strong [&[readonly]]:bg-sunken aria-invalid:border-problem aria-invalid:focus-visible:outline-problem";
