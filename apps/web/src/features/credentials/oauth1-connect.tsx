"use client";

import type { FieldDescriptor } from "@millrace/flow";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { OAuth1View } from "@/features/descriptor-form/oauth1-view.tsx";
import { OAuthConnect, type OAuthConnectProps } from "./oauth-connect.tsx";

interface OAuth1ConnectProps extends Omit<OAuthConnectProps, "protocol" | "otherWay"> {
  field: FieldDescriptor;
  value: unknown;
  onChange(value: unknown): void;
}

/** Signing in by OAuth 1, or, quietly, the two tokens that the other system shows to its developers. */
export function OAuth1Connect({ field, value, onChange, ...connect }: OAuth1ConnectProps) {
  const [isByHand, setByHand] = useState(false);
  const own = useRef<HTMLDivElement>(null);
  const wasSwitched = useRef(false);
  // The button that was pressed is gone: what takes its place goes on from there.
  useEffect(() => {
    if (wasSwitched.current)
      own.current?.querySelector<HTMLElement>(isByHand ? "input" : "button[data-by-hand]")?.focus();
  }, [isByHand]);
  const change = (byHand: boolean) => {
    wasSwitched.current = true;
    onChange(undefined);
    setByHand(byHand);
  };
  const other = (
    <Button
      size="sm"
      variant="ghost"
      className="ml-auto"
      data-by-hand
      disabled={connect.disabled}
      onClick={() => change(!isByHand)}
    >
      {isByHand ? `Connect to ${connect.component.title} instead` : "Enter tokens by hand"}
    </Button>
  );
  return (
    <div ref={own} className="flex flex-col gap-1">
      {isByHand ? (
        <>
          <OAuth1View field={field} value={value} onChange={onChange} ids={connect.ids} disabled={connect.disabled} />
          {other}
        </>
      ) : (
        <OAuthConnect {...connect} protocol="oauth1" otherWay={other} />
      )}
    </div>
  );
}
