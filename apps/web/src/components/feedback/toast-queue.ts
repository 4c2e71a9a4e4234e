import type { ExternalToast } from "sonner";

export interface Told {
  kind: "message" | "success" | "error";
  title: string;
  options: ExternalToast | undefined;
}

type Show = (told: Told) => void;

let waiting: readonly Told[] = [];
let show: Show | undefined;
let onFirst = () => {};

/** Shown at once, or as soon as what draws toasts is there. */
export function tell(told: Told): void {
  if (show) show(told);
  else {
    waiting = [...waiting, told];
    onFirst();
  }
}

/** For a store of React: whether anything was told that nobody has drawn yet. */
export const toastQueue = {
  subscribe(listener: () => void): () => void {
    onFirst = listener;
    return () => {
      onFirst = () => {};
    };
  },
  hasSome: () => waiting.length > 0 || show !== undefined,
};

/** Draws what waits and whatever comes from now on. */
export function drawToasts(draw: Show): () => void {
  show = draw;
  for (const told of waiting) draw(told);
  waiting = [];
  return () => {
    show = undefined;
  };
}
