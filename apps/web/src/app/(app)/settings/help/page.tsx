import type { Metadata } from "next";
import { HelpSettings } from "@/features/help-settings/help-settings.tsx";

export const metadata: Metadata = { title: "Help links" };

export default function HelpSettingsPage() {
  return <HelpSettings />;
}
