"use client";

import { Stethoscope } from "lucide-react";
import { Button, type ButtonProps } from "@/components/ui/button.tsx";
import { useLiveViewStore } from "@/features/flow-live/live-view.tsx";

/** Asks why the flow does not move. */
export function WhyButton({ onClick, ...props }: Pick<ButtonProps, "variant" | "className" | "onClick">) {
  const view = useLiveViewStore();
  return (
    <Button
      size="sm"
      {...props}
      onClick={(event) => {
        onClick?.(event);
        view.getState().askWhy(true);
      }}
    >
      <Stethoscope aria-hidden />
      Why is it not moving?
    </Button>
  );
}
