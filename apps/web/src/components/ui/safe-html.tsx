"use client";

import DOMPurify from "dompurify";
import { useMemo } from "react";

const allowedTags = ["a", "b", "br", "code", "div", "em", "i", "li", "ol", "p", "pre", "span", "strong", "ul"];

/** Text of a component's descriptor, which may hold simple HTML. Anything that could run, load or restyle is taken out. */
export function SafeHtml({ html, id, className }: { html: string; id?: string; className?: string }) {
  const safe = useMemo(() => sanitize(html), [html]);
  return (
    <div
      {...(id && { id })}
      className={`${className ?? ""} [&_a]:text-accent-text [&_a]:underline [&_code]:font-mono`}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: the one place for it, and DOMPurify went before
      dangerouslySetInnerHTML={{ __html: safe }}
    />
  );
}

function sanitize(html: string): string {
  // Without a DOM (on the server) DOMPurify would hand the text back as it came.
  if (!DOMPurify.isSupported) return html.replaceAll(/<[^>]*>?/g, "");
  const fragment = DOMPurify.sanitize(html, {
    ALLOWED_TAGS: allowedTags,
    ALLOWED_ATTR: ["href"],
    ALLOWED_URI_REGEXP: /^https?:/i,
    RETURN_DOM_FRAGMENT: true,
  });
  const holder = document.createElement("div");
  holder.append(fragment);
  for (const link of holder.querySelectorAll("a")) {
    link.target = "_blank";
    link.rel = "noopener noreferrer";
  }
  return holder.innerHTML;
}
