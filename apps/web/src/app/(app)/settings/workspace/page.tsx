import type { Metadata } from "next";
import { WorkspaceSettingsPage } from "@/features/workspace-settings/workspace-settings-page.tsx";

export const metadata: Metadata = { title: "Workspace" };

export default function WorkspaceSettingsRoute() {
  return <WorkspaceSettingsPage />;
}
