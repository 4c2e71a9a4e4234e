"use client";

import "./globals.css";
import ErrorPage from "./error.tsx";

/** Stands in when even the frame of the pages fails. */
export default function GlobalErrorPage(props: { error: Error & { digest?: string }; reset(): void }) {
  return (
    <html lang="en">
      <body>
        <ErrorPage {...props} />
      </body>
    </html>
  );
}
