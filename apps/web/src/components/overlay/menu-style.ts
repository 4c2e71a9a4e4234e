/** The look of menus, whatever opens them. */
export const menuStyle = "z-50 min-w-44 animate-enter rounded-card border bg-raised p-1 shadow-float";

export const menuItemStyle =
  "relative flex h-8 select-none items-center gap-2 rounded-control px-2 text-sm outline-none data-disabled:opacity-45 data-highlighted:bg-hover [&_svg]:size-4 [&_svg]:text-ink-faint";

export const menuDangerStyle = "text-problem data-highlighted:bg-problem-soft [&_svg]:text-problem";

export const menuLabelStyle = "px-2 py-1 text-ink-faint text-xs";

export const menuSeparatorStyle = "-mx-1 my-1 h-px bg-line";
