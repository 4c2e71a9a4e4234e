import type { Page } from "@playwright/test";

/**
 * Runs in the page before React. It tells a tool of its developers of everything it has drawn; a component that was drawn in a commit
 * is one that is not the same object as in the commit before and says that it worked. Counted by the card or the connection it stands in.
 */
const script = `
  const seen = new WeakSet();
  const drawn = (window.drawnCards = new Map());
  const workedFlag = 1;
  const idOf = ({ type, memoizedProps }) => (typeof type === "string" ? memoizedProps["data-id"] : undefined);
  const visit = (fiber, card) => {
    for (let child = fiber.child; child; child = child.sibling) {
      if (seen.has(child)) continue;
      seen.add(child);
      if (child.alternate) seen.delete(child.alternate);
      const own = card ?? idOf(child);
      if (own && typeof child.type !== "string" && child.flags & workedFlag) drawn.set(own, (drawn.get(own) ?? 0) + 1);
      visit(child, own);
    }
  };
  window.__REACT_DEVTOOLS_GLOBAL_HOOK__ = {
    supportsFiber: true,
    renderers: new Map(),
    inject: () => 1,
    onCommitFiberUnmount: () => {},
    onPostCommitFiberRoot: () => {},
    onCommitFiberRoot: (_, root) => visit(root.current, undefined),
  };
`;

/** From now on the page counts how often parts of each card are drawn. Before it is opened. */
export async function countDrawnCards(page: Page): Promise<void> {
  await page.addInitScript(script);
}

/** Forgets what was drawn until now. */
export async function forgetDrawnCards(page: Page): Promise<void> {
  await page.evaluate("drawnCards.clear()");
}

/** Ids of the cards and connections that were drawn, in whole or in part. */
export async function drawnCards(page: Page): Promise<string[]> {
  return page.evaluate("[...drawnCards.keys()].sort()");
}
