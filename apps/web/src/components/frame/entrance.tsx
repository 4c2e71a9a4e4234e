import type { ReactNode } from "react";
import { Wordmark } from "../brand/mark.tsx";

/** The page outside: set-up and sign-in, with the water at its foot. */
export function Entrance({ title, lead, children }: { title: string; lead?: ReactNode; children: ReactNode }) {
  return (
    <main className="relative flex min-h-dvh flex-col items-center overflow-hidden px-4 pt-[max(1.5rem,10vh-3rem)] pb-40">
      <Water />
      <div className="relative flex w-full max-w-100 flex-col gap-6">
        <Wordmark className="self-center" />
        <section className="rounded-card border bg-surface p-6">
          <h1 className="font-semibold text-xl">{title}</h1>
          {lead && <p className="mt-1 text-ink-muted text-sm">{lead}</p>}
          <div className="mt-5">{children}</div>
        </section>
      </div>
    </main>
  );
}

function Water() {
  return (
    <svg
      aria-hidden
      viewBox="0 0 1440 200"
      preserveAspectRatio="xMidYMax slice"
      fill="none"
      // A wide window shows less than all of its height: what stands out above is drawn all the same.
      className="pointer-events-none absolute inset-x-0 bottom-0 h-44 w-full overflow-visible text-accent"
      stroke="currentColor"
      strokeWidth="1.5"
    >
      <path
        d="M0 60c120 0 120 34 240 34s120-34 240-34 120 34 240 34 120-34 240-34 120 34 240 34 120-34 240-34"
        opacity=".4"
      />
      <path
        d="M0 104c120 0 120 28 240 28s120-28 240-28 120 28 240 28 120-28 240-28 120 28 240 28 120-28 240-28"
        opacity=".26"
      />
      <path
        d="M0 146c120 0 120 22 240 22s120-22 240-22 120 22 240 22 120-22 240-22 120 22 240 22 120-22 240-22"
        opacity=".15"
      />
    </svg>
  );
}
