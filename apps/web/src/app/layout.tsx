import "@fontsource-variable/inter/wght.css";
import "@fontsource-variable/jetbrains-mono/wght.css";
import inter from "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2";
import "./globals.css";
import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { preload } from "react-dom";
import { parseTheme, themeCookie } from "@/lib/theme.ts";
import { Providers } from "./providers.tsx";

export const metadata: Metadata = {
  title: { default: "Millrace", template: "%s · Millrace" },
  description: "Self-hosted integration platform: every step a container, every edge a durable queue.",
  robots: { index: false, follow: false },
};

export const viewport: Viewport = { width: "device-width", initialScale: 1, colorScheme: "light dark" };

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Otherwise it is asked for once the styles are read, and the page is laid out twice.
  preload(inter, { as: "font", type: "font/woff2", crossOrigin: "anonymous" });
  const theme = parseTheme((await cookies()).get(themeCookie)?.value);
  return (
    <html lang="en" data-theme={theme}>
      <body>
        <Providers>{children}</Providers>
      </body>
    </html>
  );
}
