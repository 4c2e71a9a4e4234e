const typing = "input, textarea, select, [contenteditable=true], [role=combobox], [role=textbox]";
const floating = "[role=dialog], [role=alertdialog], [role=menu], [role=listbox]";

/** Whether somebody types, into a field or an editor. */
export function isTyping(target: Element): boolean {
  return target.closest(typing) !== null;
}

/** Whether something floats above the canvas and has the focus, or asks for it. */
export function isBelowSomething(target: Element): boolean {
  return (
    target.closest(floating) !== null ||
    document.querySelector("[role=dialog][data-state=open], [role=alertdialog]") !== null
  );
}

/** Whether the page itself or the canvas has the focus. */
export function isOnCanvas(target: Element): boolean {
  return target === document.body || target.closest("[data-canvas]") !== null || target.id === "page";
}

/** Whether what has the focus is the canvas rather than a field, a panel or what floats. */
export function isForCanvas(focused: Element | null): boolean {
  const target = focused ?? document.body;
  return !isBelowSomething(target) && !isTyping(target) && isOnCanvas(target);
}
