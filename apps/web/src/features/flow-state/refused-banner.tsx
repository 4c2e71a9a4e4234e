import { TriangleAlert } from "lucide-react";
import { Banner } from "@/components/feedback/banner.tsx";

export interface RefusedBannerProps {
  refusedVersion: number;
  /** The version that works on. */
  version: number | undefined;
  reason: string | undefined;
}

/** A version was given up: why, and what to do. */
export function RefusedBanner({ refusedVersion, version, reason }: RefusedBannerProps) {
  return (
    <Banner tone="problem" icon={<TriangleAlert aria-hidden />}>
      <p className="whitespace-pre-wrap">
        {reason ??
          `Version ${refusedVersion} was given up: its containers did not become ready. Version ${version} works on; the timeline says why.`}
      </p>
      <p className="text-ink">Mend the draft and publish it again: that makes a new version.</p>
    </Banner>
  );
}
