"use client";

import { CloudOff, LogIn, TriangleAlert } from "lucide-react";
import { Banner } from "@/components/feedback/banner.tsx";
import { Button } from "@/components/ui/button.tsx";
import { useLive } from "@/features/flow-live/live-context.tsx";
import type { SaveStatus } from "./autosave/autosave.ts";
import { useSaving } from "./autosave/saving-context.tsx";
import { GoneBanner } from "./gone-banner.tsx";
import { StateBanners } from "./state-banners.tsx";

/** Where the draft has told already why nothing comes any more. */
const explains: ReadonlySet<SaveStatus["kind"]> = new Set(["offline", "signed-out", "gone"]);

/** What the person must know about the connection, the draft and the flow, in strips above the canvas. */
export function Banners() {
  const { status, autosave } = useSaving();
  const connection = useLive((state) => state.connection);
  const retry = (words: string) => (
    <Button size="sm" onClick={() => void autosave.flush()}>
      {words}
    </Button>
  );
  return (
    <div className="flex flex-col">
      {status.kind === "offline" && (
        <Banner tone="warning" icon={<CloudOff aria-hidden />} actions={retry("Try now")}>
          Millrace does not answer. Your edits are kept in this browser and saved as soon as it is back.
        </Banner>
      )}
      {status.kind === "signed-out" && (
        <Banner
          tone="warning"
          icon={<LogIn aria-hidden />}
          actions={
            <Button size="sm" asChild>
              <a href="/sign-in" target="_blank" rel="noreferrer">
                Sign in again
              </a>
            </Button>
          }
        >
          Your session is over. Your edits are kept in this browser; sign in again in a new tab and they are saved.
        </Banner>
      )}
      {status.kind === "gone" && <GoneBanner />}
      {!explains.has(status.kind) && connection === "lost" && (
        <Banner tone="warning" icon={<CloudOff aria-hidden />}>
          The live connection is lost; counts and states stand still. Trying to reconnect…
        </Banner>
      )}
      {status.kind === "refused" && (
        <Banner tone="problem" icon={<TriangleAlert aria-hidden />} actions={retry("Try again")}>
          The draft was not saved: {status.message}
        </Banner>
      )}
      <StateBanners />
    </div>
  );
}
