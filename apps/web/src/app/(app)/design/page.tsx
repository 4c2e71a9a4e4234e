import type { Metadata } from "next";
import { notFound } from "next/navigation";

export const metadata: Metadata = { title: "Design" };

/**
 * Every component in every state, for those who build Millrace: to judge a change of the look at one glance. People who use it
 * gain nothing from it, and its sample data would only mislead them. So a production build has neither the page nor its code (the
 * condition is known when it is built), and in development the layout asks for a sign-in as everywhere.
 */
export default async function DesignRoute() {
  if (process.env.NODE_ENV !== "development") notFound();
  const { DesignPage } = await import("@/features/design/design-page.tsx");
  return <DesignPage />;
}
