"use client";

import { useStoreApi } from "@xyflow/react";
import { useEffect } from "react";
import { approach, cardsAround, isNear, isReadable } from "./card-detail.ts";
import type { CardDetailStore } from "./card-detail-context.tsx";

/** A card in full takes about a millisecond to draw, with its connections. */
const cardsPerFrame = 6;
/** Who zooms through half of the scale does not read on the way. */
const restMs = 120;

/** Follows the camera: cards that come into sight are filled frame by frame, and emptied when they are far; once a zoom has come to rest. */
export function useDetailInSight(store: CardDetailStore): void {
  const flow = useStoreApi();
  useEffect(() => {
    let frame: number | undefined;
    let rest: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      frame = undefined;
      const { transform, width, height, nodes } = flow.getState();
      if (width === 0) return; // not laid out yet
      const sight = { transform, width, height };
      const { inFull: drawn, isNear: wasNear, isReadable: wasReadable } = store.getState();
      const near = isNear(sight, wasNear);
      const readable = isReadable(sight, wasReadable);
      const steps = nodes.filter(({ type }) => type === "step");
      const wanted = near
        ? cardsAround(
            steps.map(({ id, position }) => ({ id, ...position })),
            sight,
          )
        : steps.filter(({ selected }) => selected).map(({ id }) => id);
      const inFull = approach(drawn, { wanted, atMost: cardsPerFrame });
      if (inFull === drawn && near === wasNear && readable === wasReadable) return;
      store.setState({ inFull, isNear: near, isReadable: readable });
      ask();
    };
    const ask = () => {
      if (rest === undefined) frame ??= requestAnimationFrame(look);
    };
    const askAtRest = () => {
      clearTimeout(rest);
      rest = setTimeout(() => {
        rest = undefined;
        ask();
      }, restMs);
    };
    const stopFollowing = flow.subscribe((state, before) => {
      if (state.transform[2] !== before.transform[2]) return askAtRest();
      const hasMoved = state.transform !== before.transform || state.nodes !== before.nodes;
      if (hasMoved || state.width !== before.width || state.height !== before.height) ask();
    });
    // At the end of the scale nothing moves any more, and the hand goes on all the same.
    const keepZooming = ({ ctrlKey, metaKey }: WheelEvent) => {
      if (ctrlKey || metaKey) askAtRest();
    };
    const focus = ({ target }: FocusEvent) => {
      const card = target instanceof Element ? target.closest<HTMLElement>(".react-flow__node-step") : undefined;
      store.setState({ focused: card?.dataset.id });
    };
    document.addEventListener("focusin", focus);
    document.addEventListener("wheel", keepZooming, { passive: true, capture: true });
    ask();
    return () => {
      stopFollowing();
      document.removeEventListener("focusin", focus);
      document.removeEventListener("wheel", keepZooming, { capture: true });
      clearTimeout(rest);
      if (frame !== undefined) cancelAnimationFrame(frame);
    };
  }, [flow, store]);
}
