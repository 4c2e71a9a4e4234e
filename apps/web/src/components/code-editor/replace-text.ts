import { Annotation } from "@codemirror/state";
import type { EditorView } from "@codemirror/view";

/** Marks changes that come from outside, which are not told back. */
export const fromOutside = Annotation.define<true>();

/** Takes over a text from outside. Only what differs is replaced, so that the cursor stays where it is. */
export function replaceText(view: EditorView, next: string): void {
  const now = view.state.doc.toString();
  if (now === next) return;
  let from = 0;
  while (from < now.length && from < next.length && now[from] === next[from]) from += 1;
  let end = 0;
  const most = Math.min(now.length, next.length) - from;
  while (end < most && now[now.length - 1 - end] === next[next.length - 1 - end]) end += 1;
  view.dispatch({
    changes: { from, to: now.length - end, insert: next.slice(from, next.length - end) },
    annotations: fromOutside.of(true),
  });
}
