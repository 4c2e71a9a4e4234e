"use client";

import { useEffect, useMemo, useState } from "react";

/**
 * Text of a component's descriptor, which may hold simple HTML. Anything that could run, load or restyle is taken out. What does so
 * is loaded with the first text that needs it; until then the words stand there without their mark-up.
 */
export function SafeHtml({ html, id, className }: { html: string; id?: string; className?: string }) {
  const safe = useSanitized(html);
  const attributes = {
    ...(id && { id }),
    className: `${className ?? ""} [&_a]:text-accent-text [&_a]:underline [&_code]:font-mono`,
  };
  if (safe === undefined) return <div {...attributes}>{html.replaceAll(/<[^>]*>?/g, "")}</div>;
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the one place for it, and DOMPurify went before
  return <div {...attributes} dangerouslySetInnerHTML={{ __html: safe }} />;
}

type Sanitize = (html: string) => string;

let known: Sanitize | undefined;

/** Undefined for what is no HTML at all, and until it can be sanitised. */
function useSanitized(html: string): string | undefined {
  const [sanitize, setSanitize] = useState(() => known);
  const isMarkedUp = /[<&]/.test(html);
  useEffect(() => {
    if (!isMarkedUp || sanitize) return;
    let isOver = false;
    import("./sanitize-html.ts").then(
      ({ sanitizeHtml }) => {
        known = sanitizeHtml;
        if (!isOver) setSanitize(() => sanitizeHtml);
      },
      () => undefined, // no connection: the words alone stay
    );
    return () => {
      isOver = true;
    };
  }, [isMarkedUp, sanitize]);
  return useMemo(() => (isMarkedUp ? sanitize?.(html) : undefined), [isMarkedUp, sanitize, html]);
}
