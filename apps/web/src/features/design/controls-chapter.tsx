"use client";

import { Play, Settings2, Trash2 } from "lucide-react";
import { useState } from "react";
import { Spinner } from "@/components/feedback/spinner.tsx";
import { Checkbox } from "@/components/form/checkbox.tsx";
import { SegmentedControl } from "@/components/form/segmented-control.tsx";
import { HelpHint } from "@/components/help/help-hint.tsx";
import { HelpLink } from "@/components/help/help-link.tsx";
import { Badge } from "@/components/ui/badge.tsx";
import { Button } from "@/components/ui/button.tsx";
import { CopyButton } from "@/components/ui/copy-button.tsx";
import { DiffMark } from "@/components/ui/diff-mark.tsx";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { Kbd } from "@/components/ui/kbd.tsx";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs.tsx";
import { Chapter, Specimen } from "./specimen.tsx";

const variants = ["primary", "secondary", "ghost", "danger"] as const;
const help = { description: "What it is, and <b>where to find it</b>.", link: "https://docs.example/help" };

export function ControlsChapter() {
  const [view, setView] = useState<"list" | "board" | "table">("list");
  return (
    <Chapter title="Controls">
      {variants.map((variant) => (
        <Specimen key={variant} name={`Button, ${variant}`}>
          <Button variant={variant}>
            <Play aria-hidden />
            Start
          </Button>
          <Button variant={variant} size="sm">
            Small
          </Button>
          <Button variant={variant} busy>
            Busy
          </Button>
          <Button variant={variant} disabled>
            Disabled
          </Button>
        </Specimen>
      ))}
      <Specimen name="Button, large">
        <Button variant="primary" size="lg">
          Sign in
        </Button>
      </Specimen>
      <Specimen name="Icon buttons">
        <IconButton label="Settings" shortcut="S">
          <Settings2 aria-hidden />
        </IconButton>
        <IconButton label="Settings" size="sm">
          <Settings2 aria-hidden />
        </IconButton>
        <IconButton label="Delete" variant="secondary">
          <Trash2 aria-hidden />
        </IconButton>
        <IconButton label="Delete" disabled>
          <Trash2 aria-hidden />
        </IconButton>
        <CopyButton text="copied" />
      </Specimen>
      <Specimen name="Badges">
        <Badge>Neutral</Badge>
        <Badge tone="accent">Accent</Badge>
        <Badge tone="good">Good</Badge>
        <Badge tone="warning">Warning</Badge>
        <Badge tone="problem">Problem</Badge>
      </Specimen>
      <Specimen name="Difference">
        <DiffMark kind="added" />
        <DiffMark kind="changed" />
        <DiffMark kind="removed" />
      </Specimen>
      <Specimen name="Check boxes">
        <Checkbox aria-label="Off" />
        <Checkbox aria-label="On" defaultChecked />
        <Checkbox aria-label="Partly" checked="indeterminate" />
        <Checkbox aria-label="Disabled" disabled />
      </Specimen>
      <Specimen name="Segmented control">
        <SegmentedControl
          label="View"
          value={view}
          onValueChange={setView}
          options={[
            { value: "list", label: "List" },
            { value: "board", label: "Board" },
            { value: "table", label: "Table", disabled: true },
          ]}
        />
      </Specimen>
      <Specimen name="Help">
        <HelpHint help={help} subject="Example" />
        <HelpLink href="https://docs.example/help" />
      </Specimen>
      <Specimen name="Keys, waiting">
        <Kbd>Ctrl</Kbd>
        <Kbd>K</Kbd>
        <Spinner />
      </Specimen>
      <Specimen name="Tabs" wide>
        <Tabs defaultValue="one" className="w-full">
          <TabsList>
            <TabsTrigger value="one">Set-up</TabsTrigger>
            <TabsTrigger value="two">Input</TabsTrigger>
            <TabsTrigger value="three" disabled>
              Live
            </TabsTrigger>
          </TabsList>
          <TabsContent value="one" className="p-3 text-sm">
            First
          </TabsContent>
          <TabsContent value="two" className="p-3 text-sm">
            Second
          </TabsContent>
        </Tabs>
      </Specimen>
    </Chapter>
  );
}
