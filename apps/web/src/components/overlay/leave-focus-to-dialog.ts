/** A dialog that an item of a menu opened has the focus by now: the menu must not take it away for its button. */
export function leaveFocusToDialog(event: Event): void {
  if (document.activeElement?.closest("[role=dialog], [role=alertdialog]")) event.preventDefault();
}
