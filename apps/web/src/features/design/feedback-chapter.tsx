"use client";

import { CloudOff, Info, TriangleAlert } from "lucide-react";
import { DryWheel } from "@/components/brand/drawings.tsx";
import { Banner } from "@/components/feedback/banner.tsx";
import { EmptyState } from "@/components/feedback/empty-state.tsx";
import { ErrorState } from "@/components/feedback/error-state.tsx";
import { Meter } from "@/components/feedback/meter.tsx";
import { Notice } from "@/components/feedback/notice.tsx";
import { ProgressBar } from "@/components/feedback/progress-bar.tsx";
import { Skeleton } from "@/components/feedback/skeleton.tsx";
import { SkeletonRows } from "@/components/feedback/skeleton-rows.tsx";
import { toast, toastError } from "@/components/feedback/toast.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Chapter, Specimen } from "./specimen.tsx";

export function FeedbackChapter() {
  return (
    <Chapter title="Feedback">
      <Specimen name="Notices" wide>
        <Notice className="w-full" title="Good to know">
          The draft saves itself.
        </Notice>
        <Notice className="w-full" tone="good" title="It works">
          Signed in as ada@example.com.
        </Notice>
        <Notice className="w-full" tone="warning" title="Look again">
          The sample is older than the configuration.
        </Notice>
        <Notice className="w-full" tone="problem" title="It does not work">
          535: Authentication failed. Check user and password.
        </Notice>
      </Specimen>
      <Specimen name="Banners" wide>
        <div className="w-full rounded-card border">
          <Banner tone="neutral" icon={<Info aria-hidden />}>
            Something to know.
          </Banner>
          <Banner tone="info" icon={<Info aria-hidden />} actions={<Button size="sm">Show</Button>}>
            Something happens.
          </Banner>
          <Banner tone="warning" icon={<CloudOff aria-hidden />}>
            The live connection is lost; counts and states stand still. Trying to reconnect…
          </Banner>
          <Banner tone="problem" icon={<TriangleAlert aria-hidden />} actions={<Button size="sm">Try again</Button>}>
            The draft was not saved.
          </Banner>
        </div>
      </Specimen>
      <Specimen name="Empty">
        <EmptyState title="No flows yet" drawing={<DryWheel />} actions={<Button variant="primary">New flow</Button>}>
          A flow moves messages from a trigger through steps.
        </EmptyState>
      </Specimen>
      <Specimen name="Error">
        <ErrorState
          title="The flows could not be loaded"
          error={new Error("Millrace does not answer.")}
          onRetry={() => {}}
        />
      </Specimen>
      <Specimen name="Loading">
        <SkeletonRows label="flows" rows={3} className="w-full" />
      </Specimen>
      <Specimen name="Skeleton">
        <Skeleton className="h-4 w-40" />
        <Skeleton className="h-8 w-24" />
      </Specimen>
      <Specimen name="Progress">
        <ProgressBar label="Known" value={40} max={100} />
        <ProgressBar label="Unknown" value={undefined} max={100} />
      </Specimen>
      <Specimen name="Meters: calm, from 60 %, from 85 %">
        <Meter label="Messages" value={12} max={100} words="12 of 100" className="w-full" />
        <Meter label="Messages" value={70} max={100} words="70 of 100" className="w-full" />
        <Meter label="Messages" value={93} max={100} words="93 of 100" className="w-full" />
      </Specimen>
      <Specimen name="Toasts">
        <Button onClick={() => toast.success("Version 3 is published", { description: "Nothing is lost." })}>
          Good
        </Button>
        <Button onClick={() => toastError("The flow could not be started", new Error("It has 3 problems."))}>
          Bad
        </Button>
      </Specimen>
    </Chapter>
  );
}
