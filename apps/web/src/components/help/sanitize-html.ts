import DOMPurify from "dompurify";

const allowedTags = ["a", "b", "br", "code", "div", "em", "i", "li", "ol", "p", "pre", "span", "strong", "ul"];

/** Takes out of simple HTML whatever could run, load or restyle. For the browser alone: elsewhere DOMPurify hands the text back as it came. */
export function sanitizeHtml(html: string): string {
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
