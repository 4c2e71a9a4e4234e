"use client";

import { useEffect } from "react";
import { Notice } from "@/components/feedback/notice.tsx";
import { Entrance } from "@/components/frame/entrance.tsx";
import { Button } from "@/components/ui/button.tsx";
import { oauthChannel } from "./oauth-channel.ts";

const messages = {
  granted: { tone: "good", title: "You are connected", text: "You can close this window and save the credential." },
  failed: { tone: "problem", title: "That did not work", text: "The window you came from says why. Close this one." },
  unknown: {
    tone: "warning",
    title: "Nobody waits for this answer",
    text: "The sign-in was too long ago, is already done, or was begun by somebody else. Connect again from the credential.",
  },
} as const;

export type OAuthOutcome = keyof typeof messages;

/** Where the sign-in window ends: it tells the others and goes. */
export function OAuthDone({ outcome }: { outcome: OAuthOutcome }) {
  useEffect(() => {
    const channel = new BroadcastChannel(oauthChannel);
    channel.postMessage(outcome);
    channel.close();
    if (outcome !== "unknown") window.close();
  }, [outcome]);
  const { tone, title, text } = messages[outcome];
  return (
    <Entrance title="Sign-in">
      <div className="flex flex-col gap-4">
        <Notice tone={tone} title={title}>
          {text}
        </Notice>
        <Button className="self-start" onClick={() => window.close()}>
          Close this window
        </Button>
      </div>
    </Entrance>
  );
}
