"use client";

import dynamic from "next/dynamic";
import { type CSSProperties, useState } from "react";
import { SegmentedControl } from "@/components/form/segmented-control.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";

/** Drawn in the browser alone: samples that count down from now would be others on the server. */
const Chapters = dynamic(() => import("./chapters.tsx").then((module) => module.Chapters), { ssr: false });

type Shown = "both" | "light" | "dark";

const choices = [
  { value: "both", label: "Both" },
  { value: "light", label: "Day" },
  { value: "dark", label: "Night" },
] as const;

/** Both themes side by side: a colour that works in one and not in the other is seen at once. */
export function DesignPage() {
  const [shown, setShown] = useState<Shown>("both");
  const themes = shown === "both" ? (["light", "dark"] as const) : [shown];
  return (
    <>
      <PageHeader
        title="Design"
        actions={<SegmentedControl label="Theme" value={shown} options={choices} onValueChange={setShown} size="sm" />}
      />
      <div className="flex min-h-0 flex-1 overflow-auto">
        {themes.map((theme) => (
          <section
            key={theme}
            aria-label={theme === "light" ? "Day" : "Night"}
            style={themeStyle(theme)}
            className={column}
          >
            <Chapters />
          </section>
        ))}
      </div>
    </>
  );
}

const column = "h-fit min-w-0 flex-1 border-r bg-canvas text-ink";

/** Every token is a `light-dark()` pair, which follows the colour scheme of the element. */
function themeStyle(theme: "light" | "dark"): CSSProperties {
  return { colorScheme: theme };
}
