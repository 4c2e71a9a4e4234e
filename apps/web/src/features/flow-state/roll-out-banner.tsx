import { GitCompareArrows } from "lucide-react";
import { Banner } from "@/components/feedback/banner.tsx";

export interface RollOutBannerProps {
  version: number;
  previousVersion: number;
  /** Steps that are as the new version has them, of all; undefined while nobody has counted. */
  progress: { done: number; steps: number } | undefined;
}

/** A new version replaces the one that works, step after step. */
export function RollOutBanner({ version, previousVersion, progress }: RollOutBannerProps) {
  return (
    <Banner tone="info" icon={<GitCompareArrows aria-hidden />}>
      <span className="tabular-nums">
        Version {version} is taking over from version {previousVersion}
        {progress ? `: ${progress.done} of ${progress.steps} steps.` : ", step after step."} Nothing stops meanwhile.
      </span>
    </Banner>
  );
}
