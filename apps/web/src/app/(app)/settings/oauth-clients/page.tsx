import type { Metadata } from "next";
import { OAuthClients } from "@/features/oauth-clients/oauth-clients.tsx";

export const metadata: Metadata = { title: "OAuth clients" };

export default function OAuthClientsPage() {
  return <OAuthClients />;
}
