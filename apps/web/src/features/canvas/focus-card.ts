/** Puts the focus on the card of a step, or on the canvas when there is none, once it is drawn: the focus is never lost. */
export function focusCard(stepId: string | undefined): void {
  const card = () => document.querySelector<HTMLElement>(`.react-flow__node[data-id="${stepId}"]`);
  const canvas = () => document.querySelector<HTMLElement>("[data-canvas]");
  (card() ?? canvas())?.focus({ preventScroll: true });
  requestAnimationFrame(() => {
    if (document.activeElement === document.body) (card() ?? canvas())?.focus({ preventScroll: true });
  });
}
