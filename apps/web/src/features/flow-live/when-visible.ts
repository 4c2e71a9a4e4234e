interface Page {
  readonly hidden: boolean;
  addEventListener(type: "visibilitychange", listener: () => void): void;
  removeEventListener(type: "visibilitychange", listener: () => void): void;
}

/** Hands on what comes while the page is seen; of what comes while it is hidden only the newest, once it is seen again. */
export function whenVisible<Value>(page: Page, handOn: (value: Value) => void) {
  let held: { value: Value } | undefined;
  const release = () => {
    if (page.hidden || !held) return;
    const { value } = held;
    held = undefined;
    handOn(value);
  };
  page.addEventListener("visibilitychange", release);
  return {
    take(value: Value): void {
      held = { value };
      release();
    },
    close(): void {
      page.removeEventListener("visibilitychange", release);
    },
  };
}
